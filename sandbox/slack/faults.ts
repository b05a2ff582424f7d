import type { ActiveFault, FaultOrder, Push } from '../protocol.ts';

type WithTimes = Extract<FaultOrder, { times: number }>;
type CountedFault = WithTimes['fault'];

/** Faults that wait for the call or the delivery that they are to hit. */
export interface Faults {
  add(order: WithTimes): void;
  /** Uses up one hit of the oldest fault of these kinds that fits the method. */
  hit<Kind extends CountedFault>(
    kinds: readonly Kind[],
    method?: string,
  ): Extract<WithTimes, { fault: Kind }> | null;
  active(): ActiveFault[];
  clear(): void;
}

export function faults(push: (push: Push) => void): Faults {
  let waiting: { id: number; order: WithTimes; left: number }[] = [];
  let count = 0;
  const tell = () => push({ type: 'faults', faults: [...waiting] });
  return {
    add(order) {
      waiting.push({ id: ++count, order, left: order.times });
      tell();
    },
    hit(kinds, method) {
      const found = waiting.find(({ order }) => isOfKind(order, kinds) && fits(order, method));
      if (!found || !isOfKind(found.order, kinds)) return null;
      found.left -= 1;
      waiting = waiting.filter((fault) => fault.left > 0);
      tell();
      return found.order;
    },
    active: () => [...waiting],
    clear() {
      waiting = [];
      tell();
    },
  };
}

function isOfKind<Kind extends CountedFault>(
  order: WithTimes,
  kinds: readonly Kind[],
): order is Extract<WithTimes, { fault: Kind }> {
  return kinds.some((kind) => kind === order.fault);
}

function fits(order: WithTimes, method: string | undefined): boolean {
  return !('method' in order) || order.method === undefined || order.method === method;
}
