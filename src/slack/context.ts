import type { WebClient } from '@slack/web-api';
import type { Logger } from '../log.ts';
import type { Deps } from '../operations/deps.ts';
import type { Identity } from './bolt.ts';
import type { Access } from './home/access.ts';
import type { Homes } from './home/home.ts';
import type { People } from './people.ts';

/** What every listener works with. */
export interface SlackContext {
  deps: Deps;
  client: WebClient;
  identity: Identity;
  people: People;
  access: Access;
  homes: Homes;
  log: Logger;
}
