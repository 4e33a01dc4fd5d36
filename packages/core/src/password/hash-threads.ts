import { Worker } from 'node:worker_threads';
import type { Options } from '@node-rs/argon2';

export type HashJob =
  | { kind: 'hash'; password: string; options: Options }
  | { kind: 'verify'; password: string; stored: string };

export type HashOutcome = { phc: string } | { matches: boolean } | { failure: string };

/** A stored hash that cannot be checked at all. Its message has nothing of the hash. */
export class UncheckableHashError extends Error {}

type Thread = { run(job: HashJob): Promise<HashOutcome> };

/** Threads of this process with nothing to do. As many exist as were ever needed at once. */
const idle: Thread[] = [];

/** Makes a PHC string of a password in NFC, on a hash thread. The caller bounds how many run at once. */
export async function hashOnThread(password: string, options: Options): Promise<string> {
  const outcome = await runOnThread({ kind: 'hash', password, options });
  if ('phc' in outcome) return outcome.phc;
  throw failureOf(outcome);
}

/**
 * Checks a password as typed against a stored hash of any kind, on a hash thread.
 * @throws UncheckableHashError
 */
export async function verifyOnThread(stored: string, password: string): Promise<boolean> {
  const outcome = await runOnThread({ kind: 'verify', password, stored });
  if ('matches' in outcome) return outcome.matches;
  throw new UncheckableHashError(failureOf(outcome).message);
}

function failureOf(outcome: HashOutcome): Error {
  return new Error('failure' in outcome ? outcome.failure : 'A hash thread gave the wrong answer.');
}

async function runOnThread(job: HashJob): Promise<HashOutcome> {
  const thread = idle.pop() ?? startThread();
  const outcome = await thread.run(job);
  // One that broke is not put back: the next job starts another.
  idle.push(thread);
  return outcome;
}

function startThread(): Thread {
  const worker = new Worker(new URL('./hash-thread.ts', import.meta.url));
  let job: PromiseWithResolvers<HashOutcome> | undefined;
  const fail = (error: Error) => {
    const place = idle.indexOf(thread);
    if (place >= 0) idle.splice(place, 1);
    job?.reject(error);
  };
  worker.on('message', (outcome: HashOutcome) => job?.resolve(outcome));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`A hash thread ended with code ${code}.`)));

  const thread: Thread = {
    run: (next) => {
      job = Promise.withResolvers<HashOutcome>();
      // A hash under way keeps the process alive; an idle thread does not.
      worker.ref();
      worker.postMessage(next);
      return job.promise.finally(() => worker.unref());
    },
  };
  return thread;
}
