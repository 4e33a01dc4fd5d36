import { REPLICA_ARGUMENT } from '@rolecall/db/replica-program';
import { defaultToDevelopment } from './env.ts';

/** The executable: without a command it is the server, with one it runs that. */
const [first] = process.argv.slice(2);

if (first === REPLICA_ARGUMENT) await import('@rolecall/db/replica-child');
else if (first === undefined || first === '--demo') {
  defaultToDevelopment();
  await import('./main.ts');
} else await import('./cli.ts');
