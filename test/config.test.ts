import { describe, expect, it } from 'vitest';
import { configMessage, readConfig } from '../src/config.ts';

const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

function problemsOf(env: Record<string, string>) {
  const read = readConfig(env);
  return read.ok ? [] : read.problems.map(({ variable, problem }) => `${variable} ${problem}`);
}

describe('the environment', () => {
  it('serves Socket Mode with two tokens', () => {
    expect(readConfig(socket)).toEqual({
      ok: true,
      config: {
        botToken: 'xoxb-1',
        transport: { mode: 'socket', appToken: 'xapp-1' },
        slackApiUrl: null,
        databasePath: './data/signalbox.db',
        logLevel: 'info',
        health: { host: '127.0.0.1', port: 8787 },
      },
    });
  });

  it('answers health where it is told to, or not at all', () => {
    const health = (env: Record<string, string>) => {
      const read = readConfig({ ...socket, ...env });
      return read.ok && read.config.health;
    };
    expect(health({ HEALTH_PORT: '9000', HEALTH_HOST: '0.0.0.0' })).toEqual({ host: '0.0.0.0', port: 9000 });
    expect(health({ HEALTH_PORT: 'off' })).toBeUndefined();
    expect(problemsOf({ ...socket, HEALTH_PORT: '99999' })).toEqual([
      'HEALTH_PORT is not a port from 1 to 65535',
    ]);
  });

  it('serves HTTP with a signing secret and a port', () => {
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      PORT: '3000',
    };
    const read = readConfig(env);
    expect(read.ok && read.config.transport).toEqual({
      mode: 'http',
      signingSecret: env.SLACK_SIGNING_SECRET,
      port: 3000,
    });
  });

  it.each([
    ['nothing at all', {}, ['SLACK_BOT_TOKEN is missing', 'SLACK_APP_TOKEN is missing']],
    [
      'everything malformed at once',
      {
        SLACK_BOT_TOKEN: 'abc',
        SLACK_APP_TOKEN: 'xoxb-1',
        PORT: '99999',
        SLACK_API_URL: 'slack',
        LOG_LEVEL: 'loud',
      },
      [
        'SLACK_BOT_TOKEN does not start with xoxb-',
        'SLACK_APP_TOKEN does not start with xapp-',
        'PORT is not a port from 1 to 65535',
        'SLACK_API_URL is not a web address',
        'LOG_LEVEL is none of fatal, error, warn, info, debug, trace, silent',
      ],
    ],
    [
      'a port without a secret',
      { SLACK_BOT_TOKEN: 'xoxb-1', PORT: '3000' },
      ['SLACK_SIGNING_SECRET is missing'],
    ],
    [
      'blank values',
      { SLACK_BOT_TOKEN: ' ', SLACK_APP_TOKEN: '' },
      ['SLACK_BOT_TOKEN is missing', 'SLACK_APP_TOKEN is missing'],
    ],
  ])('reports %s', (_name, env, expected) => {
    expect(problemsOf(env)).toEqual(expected);
  });

  it('ends the base address in one slash', () => {
    const read = readConfig({ ...socket, SLACK_API_URL: 'http://127.0.0.1:4100/api' });
    expect(read.ok && read.config.slackApiUrl).toBe('http://127.0.0.1:4100/api/');
  });

  it('never repeats a value, and points to the demo', () => {
    const read = readConfig({ SLACK_BOT_TOKEN: 'hunter2' });
    const text = read.ok ? '' : configMessage(read.problems);
    expect(text).toContain('npm run demo');
    expect(text).toContain('api.slack.com/apps');
    expect(text).not.toContain('hunter2');
  });
});
