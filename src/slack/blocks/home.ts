import type { KnownBlock, HomeView as SlackHome } from '@slack/types';
import { counted, plainDay } from '../../digest/words.ts';
import { instant } from './dates.ts';
import { actions, button, confirmation, context, header, section } from './elements.ts';
import { strong, words } from './escape.ts';
import type { HomeItem, HomeOverview } from './home-overview.ts';
import { planBlocks } from './home-plans.ts';
import { limits } from './limits.ts';
import { choiceButtons } from './owner-asked.ts';
import { planActionIds } from './plan-ids.ts';
import { signal } from './signals.ts';
import { withSteadyIds } from './steady-ids.ts';

const rooms = { choices: 3, items: 8, ballots: 5, blockers: 6, plans: 20 } as const;

/** Overview of everything that concerns one person. */
export function homeView(view: HomeOverview): SlackHome {
  if (view.plans.length === 0) return home([...beginning(), ...example(view)]);
  return home([
    header('My day'),
    context([plainDay(view.today)]),
    ...choiceBlocks(view),
    ...ballotBlocks(view),
    ...itemBlocks(view),
    ...blockerBlocks(view),
    header('Plans'),
    ...view.plans.slice(0, rooms.plans).flatMap((plan) => planBlocks(plan, view.today)),
    ...more(view.plans.length - rooms.plans, 'plans: `/plan show` in their channels'),
    ...example(view),
  ]);
}

export function home(blocks: KnownBlock[]): SlackHome {
  return { type: 'home', blocks: withSteadyIds(blocks.slice(0, limits.view.blocks)) };
}

/** What to do first, for whoever sees no plan yet. */
function beginning(): KnownBlock[] {
  return [
    header('Welcome to Signalbox'),
    section([
      'It keeps your team’s plan, posts a daily sync built from it, and holds gate reviews that decide.',
    ]),
    section([
      '*1. Invite me* to your team’s channel: `/invite @Signalbox`',
      '*2. Bring the plan*: share its YAML or Markdown file there, or answer six questions with `/plan new`',
      '*3. Work with it*: your items, votes and blockers then stand here, and the digest comes every working day',
    ]),
  ];
}

function example({ example: planId, plans }: HomeOverview): KnownBlock[] {
  if (planId !== null)
    return [
      context(['The example plan lives in our direct message; removing it leaves nothing but the log.']),
      actions([
        {
          ...button('Remove the Example', planActionIds.removeExample, planId, 'danger'),
          confirm: confirmation({
            title: 'Remove the example plan?',
            text: 'Its items, blockers, reviews and votes go with it, also a review that is open. Only the log stays.',
            yes: 'Remove It',
            no: 'Keep It',
          }),
        },
      ]),
    ];
  if (plans.length > 0) return [];
  return [
    section(['Or look around first: a small example plan of your own, which nobody else sees.']),
    actions([
      button('Make an Example Plan', planActionIds.makeExample, 'example', 'primary'),
      button('Help', planActionIds.showHelp, 'home'),
    ]),
  ];
}

function more(count: number, what: string): KnownBlock[] {
  return count > 0 ? [context([`+${count} more ${what}`])] : [];
}

/** What only an owner decides; the same buttons as in the direct message that asked. */
function choiceBlocks({ choices }: HomeOverview): KnownBlock[] {
  if (choices.length === 0) return [];
  return [
    section([`*Your choice is asked* (${choices.length})`]),
    ...choices
      .slice(0, rooms.choices)
      .flatMap(({ reviewId, gate, plan, outcome, missed }) => [
        section([
          `${strong(gate, 150)} · ${words(plan, 100)}`,
          `last review ${signal(outcome)}${missed ? ' · conditions missed since' : ''} · how does it go on?`,
        ]),
        actions(choiceButtons(reviewId)),
      ]),
    ...more(choices.length - rooms.choices, 'in our direct message'),
  ];
}

function ballotBlocks({ ballots }: HomeOverview): KnownBlock[] {
  if (ballots.length === 0) return [];
  return [
    section([`*Your vote is asked* (${ballots.length})`]),
    ...ballots
      .slice(0, rooms.ballots)
      .flatMap(({ reviewId, gate, plan, closesAt, timezone, outdated }) => [
        section([
          `${strong(gate, 150)} · ${words(plan, 100)}`,
          `${outdated ? 'evidence has changed since you voted; ' : ''}closes ${instant(closesAt, timezone)}`,
        ]),
        actions([
          button('Green', planActionIds.homeGreen, reviewId),
          button('Yellow', planActionIds.homeYellow, reviewId),
          button('Red', planActionIds.homeRed, reviewId),
          button('Abstain', planActionIds.homeAbstain, reviewId),
        ]),
      ]),
    ...more(ballots.length - rooms.ballots, 'in their channels'),
  ];
}

function itemBlocks({ items, moreItems, today }: HomeOverview): KnownBlock[] {
  const title = `*My items today* (${items.length + moreItems})`;
  if (items.length === 0) return [section([title, 'Nothing of yours is due to be worked on today.'])];
  return [
    section([title]),
    ...items
      .slice(0, rooms.items)
      .flatMap((item) => [
        section([
          `${strong(`${item.id} ${item.name}`, 160)}`,
          `${itemFacts(item, today)} · ${words(item.plan, 80)}`,
        ]),
        actions([
          item.status === 'not started'
            ? button('Start', planActionIds.homeStart, item.key)
            : button('Done', planActionIds.homeDone, item.key),
          button('Report a Blocker', planActionIds.homeBlock, item.key),
        ]),
      ]),
    ...more(moreItems + Math.max(0, items.length - rooms.items), 'items: `/task mine` in our direct message'),
  ];
}

function itemFacts({ status, finish, due, lateDays, critical, blocked }: HomeItem, today: string): string {
  return [
    status,
    blocked ? '🚧 blocked' : '',
    critical ? '*critical*' : '',
    `until ${plainDay(finish, today)}`,
    due === null
      ? ''
      : `due ${plainDay(due, today)}${lateDays > 0 ? `, ${counted(lateDays, 'day')} late` : ''}`,
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

const whys = {
  mine: 'you have it',
  asked: 'waits for you',
  raised: 'you raised it',
  item: 'nobody has it',
} as const;

function blockerBlocks({ blockers }: HomeOverview): KnownBlock[] {
  if (blockers.length === 0) return [];
  return [
    section([`*My blockers* (${blockers.length})`]),
    ...blockers.slice(0, rooms.blockers).map(({ blockerId, item, plan, needed, critical, ageDays, why }) => ({
      ...section([
        `🚧 ${strong(item, 60)}${critical ? ' · *critical*' : ''} · day ${ageDays} · ${whys[why]} · ${words(plan, 80)}`,
        words(needed, 300),
      ]),
      accessory:
        why === 'asked' || why === 'item'
          ? button('Mine', planActionIds.homeMine, blockerId)
          : button('Resolve', planActionIds.homeResolve, blockerId),
    })),
    ...more(blockers.length - rooms.blockers, 'blockers'),
  ];
}
