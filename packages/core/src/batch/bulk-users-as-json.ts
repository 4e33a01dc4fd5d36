import { BulkInput, BulkResult } from '@rolecall/schemas/bulk-users';
import { verb } from '../verb.ts';
import { BULK_DUTIES } from './bulk-duties.ts';
import { bulkTargets } from './bulk-targets.ts';
import { bulkBatches, toItem } from './bulk-users.ts';
import { collectOutcomes } from './collect-outcomes.ts';
import { resultOf } from './result-of.ts';

/** Does one thing to many users, and says in the end what became of each, in the order of the ids. */
export const bulkUsersAsJson = verb(
  { ...BULK_DUTIES, input: BulkInput, output: BulkResult },
  async (ctx, input) => {
    const { targets } = await bulkTargets(ctx, input);
    const items = await collectOutcomes(bulkBatches(ctx, input, targets), targets);
    const result = resultOf(items.toSorted((a, b) => a.place - b.place).map(toItem));
    return { ...result, unchanged: items.filter(({ unchanged }) => unchanged).length };
  },
);
