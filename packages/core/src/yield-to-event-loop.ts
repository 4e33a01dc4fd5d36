import { setImmediate } from 'node:timers/promises';

function createTurns(): () => Promise<void> {
  let lastTurn: Promise<void> = Promise.resolve();
  return () => {
    lastTurn = lastTurn.then(() => setImmediate());
    return lastTurn;
  };
}

/**
 * Lets whoever waits have a turn. Look-ups and the work on rows that were read stay on the event
 * loop, so that a long piece of it would otherwise keep the process to itself. Of several
 * long pieces of work one goes on in each turn of the event loop: together they hold up others no
 * longer than one alone.
 */
export const yieldToEventLoop = createTurns();

/** The same for sign-ins, which come in floods: long pieces of work do not wait behind them. */
export const waitForSignInTurn = createTurns();
