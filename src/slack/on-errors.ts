import type { App } from '@slack/bolt';
import type { Logger } from '../log.ts';

/** The one place where what a listener throws ends: logged with its kind, never with what people wrote. */
export function onErrors(app: App, log: Logger): void {
  const report = async ({ error, body }: { error: Error & { code?: string }; body: object }) => {
    const kind = Reflect.get(body, 'type') ?? Reflect.get(body, 'command');
    log.error({ code: error.code, kind, error: error.message, stack: error.stack }, 'a listener failed');
  };
  app.error(report as unknown as Parameters<App['error']>[0]);
}
