/** Callers who wait for a place. Those of one sender come in their order, and senders take turns. */
export type WaitingLine = {
  /**
   * Resolves when the caller's turn comes. When the line is full, a sender with few callers takes
   * the last place of the sender with most.
   * @param ms the longest wait, in milliseconds
   * @param sender whose call it is; those without one are one sender
   * @throws what `refusal` makes, when the line is full or the wait too long
   */
  wait(ms: number, sender?: string): Promise<void>;
  /** Calls the next in line. @returns whether there was one */
  callNext(): boolean;
  length(): number;
};

type Caller = { call(): void; refuse(): void };

/** @param limit how many may wait */
export function createWaitingLine(limit: number, refusal: () => Error): WaitingLine {
  /** The callers of each sender; the sender whose turn is next comes first. */
  const senders = new Map<string, Set<Caller>>();
  let waiting = 0;

  function add(sender: string, caller: Caller): void {
    const callers = senders.get(sender);
    if (callers === undefined) senders.set(sender, new Set([caller]));
    else callers.add(caller);
    waiting++;
  }

  function remove(sender: string, caller: Caller): void {
    const callers = senders.get(sender);
    if (callers?.delete(caller) !== true) return;
    waiting--;
    if (callers.size === 0) senders.delete(sender);
  }

  /** Makes room for a sender who has fewer callers than another. @returns whether there is any */
  function makeRoom(sender: string): boolean {
    const own = senders.get(sender)?.size ?? 0;
    const all = [...senders].sort(([, one], [, other]) => other.size - one.size);
    const [most, callers = new Set<Caller>()] = all[0] ?? [];
    const last = [...callers].at(-1);
    if (most === undefined || last === undefined || callers.size <= own + 1) return false;
    remove(most, last);
    last.refuse();
    return true;
  }

  return {
    wait: async (ms, sender = '') => {
      if (ms <= 0 || (waiting >= limit && !makeRoom(sender))) throw refusal();
      await new Promise<void>((resolve, reject) => {
        const caller: Caller = {
          call: () => {
            clearTimeout(timer);
            resolve();
          },
          refuse: () => {
            clearTimeout(timer);
            reject(refusal());
          },
        };
        const timer = setTimeout(() => {
          remove(sender, caller);
          reject(refusal());
        }, ms);
        add(sender, caller);
      });
    },
    callNext: () => {
      const [next] = senders;
      const [caller] = next?.[1] ?? [];
      if (next === undefined || caller === undefined) return false;
      const [sender, callers] = next;
      remove(sender, caller);
      if (senders.delete(sender)) senders.set(sender, callers);
      caller.call();
      return true;
    },
    length: () => waiting,
  };
}
