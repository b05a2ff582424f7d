import type { SandboxOptions } from '../../sandbox/options.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';

/** A small workspace: a lead, two members, a guest, and three channels. */
export function workspace(more: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({
    people: [
      { id: 'U0LEAD', name: 'Lea Lead', handle: 'lead', isAdmin: true },
      { id: 'U0BO', name: 'Bo', email: 'bo@example.com' },
      { id: 'U0CHI', name: 'Chi' },
      { id: 'U0GUEST', name: 'Gus Guest', handle: 'guest', isGuest: true },
    ],
    channels: [
      { id: 'C0RELEASE', name: 'release' },
      { id: 'C0OTHER', name: 'other', app: false },
      { id: 'C0SECRET', name: 'secret', kind: 'private', members: ['lead'], app: false },
    ],
    commands: [{ command: '/gate', shouldEscape: true }, { command: '/raw' }],
    shortcuts: [
      { callbackId: 'note_this', name: 'Note this', kind: 'message' },
      { callbackId: 'new_plan', name: 'New plan', kind: 'global' },
    ],
    ...more,
  });
}
