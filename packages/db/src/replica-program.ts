import { fileURLToPath } from 'node:url';

/** What makes the executable the program that keeps a replica in step, instead of a server. */
export const REPLICA_ARGUMENT = 'keep-replica-in-step';

const SOURCE = fileURLToPath(new URL('./replica-child.ts', import.meta.url));

/** The command line of the program that keeps a replica in step. */
export const REPLICA_COMMAND = Bun.isStandaloneExecutable
  ? [process.execPath, REPLICA_ARGUMENT]
  : [process.execPath, '--no-env-file', SOURCE];
