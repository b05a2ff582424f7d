import { describe, expect, it } from 'vitest';
import { typed } from './typed.ts';

describe('signalbox doctor', () => {
  it('names every variable that is missing and what to do', async () => {
    const { status, out } = await typed(['doctor']);
    expect(status).toBe(1);
    expect(out).toContain('SLACK_BOT_TOKEN is missing.');
    expect(out).toContain('Bot User OAuth Token');
  });

  it('looks at the machine alone where it is asked to', async () => {
    const { status, out } = await typed(['doctor', '--offline', '--json']);
    expect(status).toBe(0);
    const { checks } = JSON.parse(out) as { checks: { what: string }[] };
    expect(checks.map(({ what }) => what)).toContain('Database');
  });
});
