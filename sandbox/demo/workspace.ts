import type { SandboxOptions } from '../options.ts';

/** Everybody who has a part in the demo; people stand for roles, as in the plan. */
export const demoWorkspace: Pick<
  SandboxOptions,
  'app' | 'people' | 'channels' | 'teamId' | 'teamName' | 'zone' | 'commands' | 'shortcuts'
> = {
  app: { name: 'Signalbox' },
  teamId: 'T0LOCAL',
  teamName: 'Release team',
  zone: 'UTC',
  people: [
    {
      id: 'U0LEAD',
      handle: 'lead',
      name: 'Lead',
      email: 'lead@example.com',
      title: 'Release lead',
      isOwner: true,
    },
    { id: 'U0ENH', handle: 'enh', name: 'Enh', email: 'enh@example.com', title: 'Enhancements' },
    {
      id: 'U0BRANCH',
      handle: 'branch',
      name: 'Branch',
      email: 'branch@example.com',
      title: 'Release engineering',
    },
    { id: 'U0DOCS', handle: 'docs', name: 'Docs', email: 'docs@example.com', title: 'Docs' },
    { id: 'U0COMMS', handle: 'comms', name: 'Comms', email: 'comms@example.com', title: 'Comms' },
    {
      id: 'U0SIGNAL',
      handle: 'signal',
      name: 'Signal',
      email: 'signal@example.com',
      title: 'Release signal',
    },
    { id: 'U0GUEST', handle: 'guest', name: 'Guest', title: 'Guest without a seat', isGuest: true },
  ],
  channels: [
    {
      id: 'C0RELEASE',
      name: 'release',
      topic: 'Kubernetes v1.35',
      members: ['lead', 'enh', 'branch', 'docs', 'comms', 'signal', 'guest'],
    },
    { id: 'C0LOBBY', name: 'lobby', topic: 'A channel without a plan yet' },
  ],
  commands: [
    {
      command: '/plan',
      description: "The team's plan in this channel",
      usageHint: 'new | import | show [ID] | progress | chart | whatif ID +2 days | help',
      shouldEscape: true,
    },
    {
      command: '/task',
      description: 'One item of the plan',
      usageHint: 'mine | ID [start | done | block | unblock | assign | estimate | note | help]',
      shouldEscape: true,
    },
    {
      command: '/sync',
      description: 'The daily sync',
      usageHint: 'now | preview | status | schedule 09:30 workdays | pause | skip | help',
      shouldEscape: true,
    },
    {
      command: '/gate',
      description: 'Gate reviews',
      usageHint:
        'list | open ID | evidence ID | vote ID green | status ID | rehearse ID | close ID | record ID | help',
      shouldEscape: true,
    },
  ],
  shortcuts: [{ callbackId: 'report_as_blocker', name: 'Report as Blocker', kind: 'message' }],
};
