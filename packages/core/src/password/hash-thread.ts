import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { hashSync } from '@node-rs/argon2';
import { matchesHash } from '../hash-kind/read-hash.ts';
import type { HashJob, HashOutcome } from './hash-threads.ts';

/** The body of one hash thread: one job at a time, below the event loop in priority. */
const NICE = 5;

// On Linux this lowers the calling thread alone; elsewhere it would lower the whole process.
if (process.platform === 'linux') setPriority(NICE);

parentPort?.on('message', (job: HashJob) => parentPort?.postMessage(run(job)));

function run(job: HashJob): HashOutcome {
  try {
    if (job.kind === 'hash') return { phc: hashSync(job.password.normalize('NFC'), job.options) };
    return { matches: matchesHash(job.stored, job.password) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
