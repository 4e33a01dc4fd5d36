import { fillMissingSearch } from '@rolecall/core/search/fill-missing-search';
import { command } from '../command-line/command.ts';

export const migrate = command({
  name: 'migrate',
  summary: 'Bring the database up to date',
  about:
    'A server does this by itself when it starts, and so does every command. After an upgrade that searches differently, a server prepares search in the background; this command does it ahead.',
  reach: 'here',
  examples: [{ line: 'migrate', does: 'Migrate before the new version starts' }],
  run: async ({ here }) => {
    const { ctx } = await here();
    await fillMissingSearch(ctx.db);
    return { json: { ok: true }, lines: ['The database is up to date.'] };
  },
});
