import { resolve } from 'node:path';
import { restoreInstallation } from '../backup/restore-installation.ts';
import { command } from '../command-line/command.ts';
import { FILE_ARGUMENT } from '../command-line/file-argument.ts';
import { readEnv } from '../env.ts';

export const restore = command({
  name: 'restore',
  summary: 'Replace the database with a backup',
  about:
    'Stop the server first. The backup is checked before anything is replaced, and the present database is kept beside it. Everyone is signed out: all sessions, mailed links and waiting emails of the backup end.',
  reach: 'here',
  asksFirst: true,
  parameters: { file: FILE_ARGUMENT },
  examples: [
    { line: 'restore rolecall.backup', does: 'Restore a backup, after asking' },
    { line: 'restore rolecall.backup --yes', does: 'Restore a backup in a script' },
  ],
  run: async ({ terminal }, { file }) => {
    process.umask(0o077);
    const env = readEnv({ NODE_ENV: 'development' });
    await terminal.confirm(
      `Replace the database at ${env.databaseUrl} with ${file}? Everyone is signed out.`,
    );
    const restored = await restoreInstallation(env, resolve(file), new Date());
    const { createdAt, ended, kept } = restored;
    const lines = [
      `The database is as of ${createdAt}.`,
      `Ended ${ended.sessions} sessions, ${ended.links} mailed links and ${ended.mails} waiting emails.`,
    ];
    if (kept !== undefined) lines.push(`The former database is at ${kept}.`);
    return { json: restored, lines };
  },
});
