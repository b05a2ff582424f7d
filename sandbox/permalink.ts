/** One message, by where it stands; `threadTs` only of a reply. */
export interface MessagePlace {
  channel: string;
  ts: string;
  threadTs: string | null;
}

/** Path and query of a link to a message, as Slack writes it: `/archives/C0HOME/p1760946000000100`. */
export function permalinkPath({ channel, ts, threadTs }: MessagePlace): string {
  const inThread = threadTs === null ? '' : `?thread_ts=${threadTs}&cid=${channel}`;
  return `/archives/${channel}/p${ts.replace('.', '')}${inThread}`;
}

/** The message that such a path names; null for any other path. */
export function readPermalink(path: string): MessagePlace | null {
  const [, channel, seconds, fraction, query] =
    /^\/archives\/([^/?]+)\/p(\d+)(\d{6})(?:\?(.*))?$/.exec(path) ?? [];
  if (channel === undefined) return null;
  return { channel, ts: `${seconds}.${fraction}`, threadTs: new URLSearchParams(query).get('thread_ts') };
}
