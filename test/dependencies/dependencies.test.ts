import { describe, expect, it } from 'vitest';
import { auditVerdict } from './audit.ts';
import { productionSbom } from './sbom.ts';

const advisory = (severity: string, via: unknown[]) => ({ severity, range: '<1.2.3', via, isDirect: false });
const title = { title: 'Escapes its box', url: 'https://advisories.example.com/1', severity: 'high' };
const verdictOn = (vulnerabilities: Record<string, unknown>) =>
  auditVerdict(JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} }));

describe('what npm audit prints', () => {
  it.each(['high', 'critical'])(
    'fails the check for severity %s, with the package and the reason',
    (severity) => {
      expect(
        verdictOn({
          box: advisory(severity, [title]),
          lid: advisory(severity, ['box']),
          hat: advisory('low', [title]),
        }),
      ).toEqual({
        kind: 'found',
        findings: [
          `box <1.2.3: ${severity}: Escapes its box (https://advisories.example.com/1)`,
          `lid <1.2.3: ${severity}: through box`,
        ],
      });
    },
  );

  it('passes with what is lesser, and says how much there is', () => {
    expect(verdictOn({})).toEqual({ kind: 'clean', lesser: 0 });
    expect(verdictOn({ box: advisory('moderate', [title]), hat: advisory('info', ['box']) })).toEqual({
      kind: 'clean',
      lesser: 2,
    });
  });

  it.each([
    [
      { message: '405 Method Not Allowed - POST', error: { summary: '', detail: '' } },
      '405 Method Not Allowed - POST',
    ],
    [{ error: { code: 'ENOAUDIT', summary: 'No\naudit here', detail: '' } }, 'ENOAUDIT No audit here'],
    [{ error: { code: null, summary: '' } }, 'no answer'],
    ['<html>a proxy</html>', 'no answer'],
    ['', 'no answer'],
  ])('says in one line that nothing was looked up where it is %j', (printed, why) => {
    const text = typeof printed === 'string' ? printed : JSON.stringify(printed);
    expect(auditVerdict(text)).toEqual({ kind: 'unknown', why });
  });
});

describe('the list of components', () => {
  const component = (name: string, version: string, development = false) => ({
    'bom-ref': `${name}@${version}`,
    name,
    version,
    ...(development ? { properties: [{ name: 'cdx:npm:package:development', value: 'true' }] } : {}),
  });
  const printed = JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    components: [
      component('@slack/bolt', '5.1.0'),
      component('zod', '4.6.7'),
      component('vitest', '5.1.1', true),
    ],
    dependencies: [
      { ref: 'signalbox@0.1.0', dependsOn: ['@slack/bolt@5.1.0', 'zod@4.6.7', 'vitest@5.1.1'] },
      { ref: 'vitest@5.1.1', dependsOn: [] },
    ],
  });

  it('holds what goes into production, whole, and nothing else', () => {
    const { list } = productionSbom(printed, {}) ?? {};
    expect(list).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
    expect(list?.components.map(({ name }) => name)).toEqual(['@slack/bolt', 'zod']);
    expect(list?.dependencies).toEqual([
      { ref: 'signalbox@0.1.0', dependsOn: ['@slack/bolt@5.1.0', 'zod@4.6.7'] },
    ]);
  });

  it('has to name every pinned dependency in its version', () => {
    expect(productionSbom(printed, { zod: '4.6.7', '@slack/bolt': '5.1.0' })?.missing).toEqual([]);
    expect(productionSbom(printed, { zod: '4.6.8', vitest: '5.1.1' })?.missing).toEqual([
      'zod@4.6.8',
      'vitest@5.1.1',
    ]);
  });

  it('is none where npm failed', () => {
    expect([productionSbom('', {}), productionSbom('{"error": {}}', {})]).toEqual([null, null]);
  });
});
