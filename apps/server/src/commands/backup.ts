import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { backUp } from '@rolecall/core/installation/back-up';
import { command } from '../command-line/command.ts';
import { CommandLineError } from '../command-line/command-line-error.ts';
import { exitOnSignal } from '../command-line/exit-on-signal.ts';
import { FILE_ARGUMENT } from '../command-line/file-argument.ts';

export const backup = command({
  name: 'backup',
  summary: 'Back up the database, also while the server runs',
  about:
    'Writes one compressed file with a checksum. Keep SECRET_KEY with it: a backup can only be restored with the key of its database.',
  reach: 'here',
  parameters: { file: FILE_ARGUMENT },
  examples: [{ line: 'backup rolecall.backup', does: 'Back up into the current folder' }],
  run: async ({ here }, { file }) => {
    const path = resolve(file);
    if (existsSync(path)) {
      throw new CommandLineError('USAGE', `${path} exists. Choose another name.`);
    }
    if (!existsSync(dirname(path))) {
      throw new CommandLineError('USAGE', `There is no folder ${dirname(path)}. Create it first.`);
    }
    exitOnSignal();
    const { ctx } = await here();
    const { createdAt, bytes, sha256 } = await backUp(ctx, path);
    return {
      json: { file: path, createdAt, bytes, sha256 },
      lines: [`${path} holds the database as of ${createdAt}.`],
    };
  },
});
