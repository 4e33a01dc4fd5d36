type Turn = () => void;

const waiting: Turn[] = [];

/**
 * Lets whoever waits have a turn. A local database answers without leaving the process, so that a
 * long piece of work would otherwise keep it to itself from its first row to its last. Of several
 * long pieces of work one goes on in each turn of the event loop: together they hold up others no
 * longer than one alone.
 */
export function letOthersIn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(nextTurn);
  });
}

function nextTurn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(nextTurn);
}
