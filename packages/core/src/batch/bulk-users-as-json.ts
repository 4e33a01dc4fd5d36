import { BulkInput, BulkResult } from '@rolecall/schemas/bulk-users';
import { verb } from '../verb.ts';
import { BULK_DUTIES } from './bulk-duties.ts';
import { bulkTargets } from './bulk-targets.ts';
import { bulkUsers } from './bulk-users.ts';
import { refused } from './change-in-batches.ts';
import { resultOf } from './result-of.ts';

/** Does one thing to many users, and says in the end what became of each, in the order of the ids. */
export const bulkUsersAsJson = verb(
  { ...BULK_DUTIES, input: BulkInput, output: BulkResult },
  async (ctx, input) => {
    const about = await bulkTargets(ctx, input);
    const items: BulkResult['items'] = [];
    for await (const line of bulkUsers(ctx, input, about)) {
      if (line.type === 'progress') items.push(...line.items);
      if (line.type !== 'end' || line.error === undefined) continue;
      const { error } = line;
      items.push(...about.targets.slice(items.length).map(({ id }) => refused({ id }, error)));
    }
    const places = new Map(about.targets.map(({ id, place }) => [id, place]));
    const placeOf = ({ id }: { id: string }) => places.get(id) ?? 0;
    return resultOf(items.toSorted((a, b) => placeOf(a) - placeOf(b)));
  },
);
