import { undoImport } from '@rolecall/core/import/undo-import';
import { counted } from '@rolecall/schemas/counted';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { argument } from '../command-line/parameters.ts';
import { plainText } from '../command-line/plain-text.ts';
import { betweenBatches } from '../import/between-batches.ts';

const MOST_TOLD = 20;

export const importUndo = command({
  name: 'import undo',
  summary: 'Remove the unused users that an import added',
  about:
    'Keeps users who signed in, were changed, or have posts or comments. Active admins stay, too, if no other active admin would be left. Lists who was kept and why.',
  reach: 'here',
  asksFirst: true,
  parameters: { batch: argument('batch', z.string().max(64), 'what the import printed: imp_…') },
  examples: [{ line: 'import undo imp_01k9x3v7e8f2m4q6s8t0w2y4z6', does: 'Undo an import' }],
  run: async ({ here, terminal }, { batch }) => {
    terminal.assertCanConfirm();
    const { ctx } = await here();
    await terminal.confirm('Delete the unused users of this import? This can’t be undone.');
    const rest = betweenBatches(ctx.db);
    let progress: ((done: number) => void) | undefined;
    const undone = await undoImport(ctx, batch, async (done, of) => {
      progress ??= terminal.progress(of);
      progress(done);
      await rest();
    });
    const { removed, kept, keptUsers } = undone;
    const told = keptUsers.slice(0, MOST_TOLD);
    return {
      json: undone,
      lines: [
        `${counted(removed, 'user')} removed. ${kept} kept${kept > 0 ? ':' : '.'}`,
        ...told.map(({ email, reason }) => `  ${plainText(email)}: ${reason}`),
        ...(kept > told.length ? [`  … and ${kept - told.length} more`] : []),
      ],
    };
  },
});
