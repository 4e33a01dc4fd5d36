import { READ_ARGUMENT } from '@rolecall/core/import-file/read-program';
import { REPLICA_ARGUMENT } from '@rolecall/db/replica-program';
import { EXIT_CODES } from './command-line/exit-codes.ts';
import { defaultToDevelopment } from './env.ts';
import { codeOf } from './usable-folder.ts';

/** The executable: without a command it is the server, with one it runs that. */
async function run([first]: string[]): Promise<void> {
  if (first === REPLICA_ARGUMENT) await import('@rolecall/db/replica-child');
  else if (first === READ_ARGUMENT) await import('@rolecall/core/import-file/read-child');
  else if (first === undefined || first === '--demo') {
    defaultToDevelopment();
    await import('./main.ts');
  } else await import('./cli.ts');
}

run(process.argv.slice(2)).catch((error: unknown) => {
  if (codeOf(error) !== 'ERR_DLOPEN_FAILED') throw error;
  console.error(
    'Rolecall cannot start: its native parts are unpacked into the temporary folder (TMPDIR, else /tmp). Make that one writable, and mount it without noexec.',
  );
  process.exit(EXIT_CODES.environment.code);
});
