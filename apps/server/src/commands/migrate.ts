import { command } from '../command-line/command.ts';

export const migrate = command({
  name: 'migrate',
  summary: 'Bring the database up to date',
  about: 'A server does this by itself when it starts, and so does every command.',
  reach: 'here',
  parameters: {},
  examples: [{ line: 'migrate', does: 'Migrate before the new version starts' }],
  run: async ({ here }) => {
    await here();
    return { json: { ok: true }, lines: ['The database is up to date.'] };
  },
});
