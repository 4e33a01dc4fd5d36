import { resolve } from 'node:path';
import { counted } from '@rolecall/schemas/counted';
import { restoreInstallation } from '../backup/restore-installation.ts';
import { command } from '../command-line/command.ts';
import { exitOnSignal } from '../command-line/exit-on-signal.ts';
import { assertReadable, FILE_ARGUMENT } from '../command-line/file-argument.ts';
import { readEnv } from '../env.ts';

export const restore = command({
  name: 'restore',
  summary: 'Replace the database with a backup',
  about:
    'Stop the server first. The backup is checked first, and the current database is kept beside it. Everyone is signed out: all sessions, emailed links and queued emails of the backup end.',
  reach: 'here',
  asksFirst: true,
  parameters: { file: FILE_ARGUMENT },
  examples: [
    { line: 'restore rolecall.backup', does: 'Restore a backup, after asking' },
    { line: 'restore rolecall.backup --yes', does: 'Restore a backup in a script' },
  ],
  run: async ({ terminal }, { file }) => {
    process.umask(0o077);
    assertReadable(file);
    const env = readEnv({ NODE_ENV: 'development' });
    exitOnSignal();
    const restored = await restoreInstallation(env, resolve(file), new Date(), (createdAt) =>
      terminal.confirm(
        `Replace the database at ${env.databaseUrl} with ${file}, made at ${createdAt}? Everyone is signed out.`,
      ),
    );
    const { createdAt, ended, kept } = restored;
    const lines = [
      `Restored the database as of ${createdAt}.`,
      `Ended ${counted(ended.sessions, 'session')}, ${counted(ended.links, 'emailed link')} and ${counted(ended.mails, 'queued email')}.`,
    ];
    if (kept !== undefined) lines.push(`The previous database is at ${kept}.`);
    return { json: restored, lines };
  },
});
