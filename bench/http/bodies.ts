/** The workspace, as the stand-in of the Web API has it. */
export const WORKSPACE = 'T0LOCAL';

/** Slack's ids of one request are unlike those of any other. */
let requests = 0;
const triggerId = (): string => `${++requests}.${process.pid}.bench`;

/** The body of a slash command. */
export function commandBody(command: string, text: string, channel: string, user: string): string {
  return new URLSearchParams({
    token: 'unused',
    team_id: WORKSPACE,
    team_domain: 'bench',
    channel_id: channel,
    channel_name: 'bench',
    user_id: user,
    user_name: 'bench',
    command,
    text,
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/response',
    trigger_id: triggerId(),
  }).toString();
}

/** The body of a click on a button of a message. */
export function clickBody(actionId: string, value: string, channel: string, user: string): string {
  const payload = {
    type: 'block_actions',
    user: { id: user, username: 'bench', name: 'bench', team_id: WORKSPACE },
    api_app_id: 'A0BENCH',
    token: 'unused',
    container: { type: 'message', message_ts: '1763900000.000100', channel_id: channel, is_ephemeral: false },
    trigger_id: triggerId(),
    team: { id: WORKSPACE, domain: 'bench' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: 'bench' },
    message: { type: 'message', ts: '1763900000.000100', text: 'bench', blocks: [] },
    state: { values: {} },
    response_url: 'http://127.0.0.1:9/response',
    actions: [
      {
        action_id: actionId,
        block_id: 'review',
        type: 'button',
        text: { type: 'plain_text', text: 'bench' },
        value,
        action_ts: '1763900000.000200',
      },
    ],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
