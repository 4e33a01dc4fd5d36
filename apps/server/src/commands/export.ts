import { exportHashes } from '@rolecall/core/import/export-hashes';
import { z } from 'zod';
import { command, type Parameter } from '../command-line/command.ts';

const RULE = 'Pass --hashes. To export users without password hashes, use Download CSV in the app.';
const HASHES: Parameter<true> = {
  kind: 'flag',
  value: '',
  field: z.literal(true, RULE),
  about: 'with password hashes (PHC strings)',
};

export const exportUsers = command({
  name: 'export',
  summary: 'Print all users with their password hashes, to move to another system',
  about:
    'A line of JSON for each user. Another Rolecall imports it with their IDs where these are free. Whoever has the hashes can try passwords against them: keep the file as you would keep passwords, and delete it once it is imported. The export is audited.',
  reach: 'here',
  parameters: { hashes: HASHES },
  examples: [
    { line: 'export --hashes > users.ndjson', does: 'Write all users to a file' },
    { line: 'import users.ndjson --apply', does: 'Import it into another Rolecall' },
  ],
  run: async ({ here, terminal }) => {
    const { ctx } = await here();
    terminal.note('warning: this prints password hashes. Keep them as you would keep passwords.');
    for await (const batch of exportHashes(ctx)) {
      for (const user of batch) {
        await terminal.print({ json: user, lines: [JSON.stringify(user)] });
      }
    }
    return undefined;
  },
});
