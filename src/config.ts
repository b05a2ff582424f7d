import { z } from 'zod';

/** How Slack reaches the app: by a socket that the app opens, or by requests to a port. */
export type Transport =
  | { mode: 'socket'; appToken: string }
  | { mode: 'http'; signingSecret: string; port: number };

export interface Config {
  botToken: string;
  transport: Transport;
  /** Base of the Web API, ending in a slash; null for Slack's own. */
  slackApiUrl: string | null;
  databasePath: string;
  logLevel: LogLevel;
  /** Where /healthz, /readyz and /metrics are answered; left out where they are not. */
  health?: { host: string; port: number };
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One variable that is missing or malformed. */
export interface ConfigProblem {
  variable: string;
  problem: string;
  /** What it is for and where to get it. */
  help: string;
}

const HELP = {
  SLACK_BOT_TOKEN:
    'lets the app act in your workspace; api.slack.com/apps > your app > OAuth & Permissions > Bot User OAuth Token',
  SLACK_APP_TOKEN:
    'opens the Socket Mode connection; api.slack.com/apps > your app > Basic Information > App-Level Tokens, scope connections:write (or set SLACK_SIGNING_SECRET and PORT for HTTP)',
  SLACK_SIGNING_SECRET:
    'proves that a request comes from Slack; api.slack.com/apps > your app > Basic Information',
  PORT: 'the port that Slack reaches over HTTPS through your proxy; needed with SLACK_SIGNING_SECRET',
  SLACK_API_URL: 'another base of the Web API, for proxies and GovSlack; leave it out for slack.com',
  HEALTH_PORT: 'the port of /healthz, /readyz and /metrics; 8787 by default, or off',
  HEALTH_HOST:
    'the address that they are answered on; 127.0.0.1 by default, so that nobody outside sees them',
  LOG_LEVEL: `how much is logged: ${logLevels.join(', ')}`,
} as const;

type Variable = keyof typeof HELP;

const NO_PORT = 'is not a port from 1 to 65535';
const port = z
  .string()
  .regex(/^\d{1,5}$/, NO_PORT)
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, NO_PORT);

const shapes = {
  SLACK_BOT_TOKEN: z.string().regex(/^xoxb-\S+$/, 'does not start with xoxb-'),
  SLACK_APP_TOKEN: z.string().regex(/^xapp-\S+$/, 'does not start with xapp-'),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-fA-F]{16,}$/, 'is not the hexadecimal secret that Slack shows'),
  PORT: port,
  HEALTH_PORT: z.union([z.literal('off'), port]),
  HEALTH_HOST: z.string().regex(/^[\w.:-]+$/, 'is no address'),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'is not a web address' })
    .transform((url) => url.replace(/\/*$/, '/')),
  LOG_LEVEL: z.enum(logLevels, { error: `is none of ${logLevels.join(', ')}` }),
} as const satisfies Record<Variable, z.ZodType>;

/** Reads the environment; every missing or malformed variable is reported at once. Values are never repeated. */
export function readConfig(
  env: Record<string, string | undefined>,
): { ok: true; config: Config } | { ok: false; problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const report = (variable: Variable, problem: string) =>
    problems.push({ variable, problem, help: HELP[variable] });

  function read<V extends Variable>(variable: V, missing?: string): z.infer<(typeof shapes)[V]> | undefined;
  function read(variable: Variable, missing?: string): unknown {
    const value = env[variable]?.trim();
    if (value === undefined || value === '') {
      if (missing !== undefined) report(variable, missing);
      return undefined;
    }
    const parsed = shapes[variable].safeParse(value);
    if (!parsed.success) report(variable, parsed.error.issues[0]?.message ?? 'is malformed');
    return parsed.data;
  }

  const wantsHttp =
    Boolean(env.SLACK_SIGNING_SECRET?.trim() || env.PORT?.trim()) && !env.SLACK_APP_TOKEN?.trim();
  const botToken = read('SLACK_BOT_TOKEN', 'is missing');
  const appToken = read('SLACK_APP_TOKEN', wantsHttp ? undefined : 'is missing');
  const signingSecret = read('SLACK_SIGNING_SECRET', wantsHttp ? 'is missing' : undefined);
  const port = read('PORT', wantsHttp ? 'is missing' : undefined);
  const slackApiUrl = read('SLACK_API_URL') ?? null;
  const logLevel = read('LOG_LEVEL') ?? 'info';
  const healthPort = read('HEALTH_PORT') ?? 8_787;
  const host = read('HEALTH_HOST') ?? '127.0.0.1';
  const transport: Transport | null =
    appToken !== undefined
      ? { mode: 'socket', appToken }
      : signingSecret !== undefined && port !== undefined
        ? { mode: 'http', signingSecret, port }
        : null;
  if (problems.length > 0 || botToken === undefined || transport === null) return { ok: false, problems };
  const databasePath = env.DATABASE_PATH?.trim() || './data/signalbox.db';
  const health = healthPort === 'off' ? {} : { health: { host, port: healthPort } };
  return { ok: true, config: { botToken, transport, slackApiUrl, databasePath, logLevel, ...health } };
}

/** The one message that `npm start` ends with where the environment does not serve. */
export function configMessage(problems: ConfigProblem[]): string {
  const lines = problems.map(({ variable, problem, help }) => `  ${variable} ${problem}\n    ${help}`);
  return [
    'Signalbox cannot start: the environment lacks something.',
    '',
    ...lines,
    '',
    'Put them into the environment or into a file named .env (see .env.example).',
    'To try Signalbox without a Slack account: npm run demo',
  ].join('\n');
}
