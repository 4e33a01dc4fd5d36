type Turn = () => void;

const waiting: Turn[] = [];

/**
 * Lets whoever waits have a turn. Look-ups and the work on rows that were read stay on the event
 * loop, so that a long piece of it would otherwise keep the process to itself. Of several
 * long pieces of work one goes on in each turn of the event loop: together they hold up others no
 * longer than one alone.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(nextTurn);
  });
}

function nextTurn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(nextTurn);
}
