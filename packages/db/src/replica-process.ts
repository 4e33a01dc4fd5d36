import { lastChangeOf } from './replica-files.ts';
import type { FromChild, ToChild } from './replica-messages.ts';
import { REPLICA_COMMAND } from './replica-program.ts';

const FIRST_BACK_OFF_MS = 100;
const LONGEST_BACK_OFF_MS = 2_000;

/** Starts the program that takes the steps. libSQL prints its own faults there: no one reads them. */
function spawnChild(onMessage: (message: FromChild) => void, onExit: () => void) {
  return Bun.spawn(REPLICA_COMMAND, {
    stdio: ['ignore', 'ignore', 'ignore'],
    serialization: 'json',
    ipc: onMessage,
    onExit,
  });
}

export type ReplicaProcess = {
  /** Asks for a step that begins now or later. Asks are numbered. */
  ask(number: number): void;
  stop(): Promise<void>;
};

type Options = {
  path: string;
  /** What to tell a program that was started. */
  order: () => ToChild;
  /** How long a step may bring nothing before the program is killed, in milliseconds. */
  stepLimitMs: number;
  onStep: (step: Extract<FromChild, { kind: 'stepped' }>) => void;
  /** @param reason what the program said, unless it ended */
  onFailure: (reason?: string) => void;
};

/** Keeps the program running that takes the steps: kills it when one hangs, starts it when it ended. */
export function startReplicaProcess(options: Options): ReplicaProcess {
  const { path, stepLimitMs } = options;
  let failures = 0;
  let isStopped = false;
  let limit: NodeJS.Timeout | undefined;
  let restart: NodeJS.Timeout | undefined;
  let child = start();

  function start() {
    const started = spawnChild(onMessage, onExit);
    started.send(options.order());
    limitStep(started);
    return started;
  }

  function limitStep(stepping: Bun.Subprocess): void {
    clearTimeout(limit);
    limit = setTimeout(() => {
      // A first step that brings a whole database may take long: it goes on while it brings some.
      if (Date.now() - lastChangeOf(path) < stepLimitMs) limitStep(stepping);
      else stepping.kill('SIGKILL');
    }, stepLimitMs);
  }

  function onMessage(message: FromChild): void {
    if (isStopped) return;
    clearTimeout(limit);
    if (message.kind === 'stepping') limitStep(child);
    else if (message.kind === 'failed') options.onFailure(message.message);
    else {
      failures = 0;
      options.onStep(message);
    }
  }

  function onExit(): void {
    clearTimeout(limit);
    if (!isStopped) options.onFailure();
    if (isStopped) return;
    const backOffMs = Math.min(FIRST_BACK_OFF_MS * 2 ** failures++, LONGEST_BACK_OFF_MS);
    restart = setTimeout(() => {
      child = start();
    }, backOffMs);
  }

  return {
    ask: (number) => {
      const step: ToChild = { kind: 'step', ask: number };
      try {
        child.send(step);
      } catch {
        // It has ended: the next one begins with a step.
      }
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(limit);
      clearTimeout(restart);
      child.kill('SIGKILL');
      await child.exited;
    },
  };
}
