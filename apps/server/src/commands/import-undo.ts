import { undoImport } from '@rolecall/core/import/undo-import';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { argument } from '../command-line/parameters.ts';

export const importUndo = command({
  name: 'import undo',
  summary: 'Remove the users that an import added and no one has used',
  about:
    'Users who have signed in, were changed or wrote something stay, and so does the last active admin.',
  reach: 'here',
  asksFirst: true,
  parameters: { batch: argument('batch', z.string().max(64), 'what the import printed: imp_…') },
  examples: [{ line: 'import undo imp_01k9x3v7e8f2m4q6s8t0w2y4z6', does: 'Take an import back' }],
  run: async ({ here, terminal }, { batch }) => {
    const { ctx } = await here();
    await terminal.confirm(
      'Delete the users of this import whom no one has used? This can’t be undone.',
    );
    const undone = await undoImport(ctx, batch);
    const { removed, kept } = undone;
    return { json: undone, lines: [`${removed} users were removed. ${kept} were used and stay.`] };
  },
});
