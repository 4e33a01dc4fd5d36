import { BulkLine } from '@rolecall/schemas/bulk-line';
import { BulkLinesInput } from '@rolecall/schemas/bulk-users';
import { streamVerb } from '../verb.ts';
import { BULK_DUTIES } from './bulk-duties.ts';
import { bulkTargets } from './bulk-targets.ts';
import { bulkUsers } from './bulk-users.ts';

/** Does one thing to many users, and says how far it is with a line for each batch. */
export const bulkUsersAsLines = streamVerb(
  {
    ...BULK_DUTIES,
    input: BulkLinesInput,
    output: BulkLine,
    stream: { type: 'application/x-ndjson' },
  },
  async (ctx, input) => {
    const lines = bulkUsers(ctx, input, await bulkTargets(ctx, input));
    // What refuses the first batch refuses the call: nothing has happened until then.
    return textOf([await lines.next(), await lines.next()], lines);
  },
);

async function* textOf(
  first: IteratorResult<BulkLine, void>[],
  lines: AsyncGenerator<BulkLine, void>,
): AsyncGenerator<string> {
  try {
    for (const { value } of first) if (value) yield `${JSON.stringify(value)}\n`;
    for await (const line of lines) yield `${JSON.stringify(line)}\n`;
  } finally {
    await lines.return();
  }
}
