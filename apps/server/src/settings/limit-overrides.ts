import { DEFAULT_LIMITS, type LimitName, type Limits } from '@rolecall/core/limits';
import { z } from 'zod';

const RULE =
  'must be JSON that changes rows of the rate-limit table, for example {"register.address":{"limit":50}}';

const DELAYS =
  'must not set firstDelaySeconds above maxDelaySeconds: set both, for example {"signIn.account":{"firstDelaySeconds":60,"maxDelaySeconds":900}}';
const SHARES =
  'must not set mail.recipient.other above mail.recipient: set both, for example {"mail.recipient":{"limit":10},"mail.recipient.other":{"limit":8}}';

const Count = z.int().min(1).max(1_000_000_000);
const Row = z.strictObject({
  limit: Count.optional(),
  seconds: Count.optional(),
  free: Count.optional(),
  firstDelaySeconds: Count.optional(),
  maxDelaySeconds: Count.optional(),
});

const isName = (name: string): name is LimitName => Object.hasOwn(DEFAULT_LIMITS, name);
const Name = z.enum(Object.keys(DEFAULT_LIMITS).filter(isName));

function parseJson(text: string, ctx: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    ctx.addIssue({ code: 'custom', message: RULE });
    return z.NEVER;
  }
}

const LimitOverrides = z
  .string()
  .transform(parseJson)
  .pipe(
    z
      .partialRecord(Name, Row, { error: RULE })
      .refine((rows) => Object.entries(rows).every(([name, row]) => fits(name, row)), RULE)
      .refine(hasDelaysInOrder, DELAYS)
      .refine(leavesAShare, SHARES),
  );

/** Changes to rows of the rate-limit table, as JSON; what comes out is the table with them. */
export const LimitsWithOverrides = LimitOverrides.transform(mergeLimits).meta({ title: 'Limits' });

/** A row may only set what its kind of limit has. */
function fits(name: string, row: object): boolean {
  return isName(name) && Object.keys(row).every((key) => key in DEFAULT_LIMITS[name]);
}

type Overrides = Partial<Record<LimitName, z.output<typeof Row>>>;

/** Whether the first wait of a row is no longer than its longest. */
function hasDelaysInOrder(overrides: Overrides): boolean {
  return Object.values(mergeLimits(overrides)).every(
    (row) => row.kind !== 'backoff' || row.firstDelaySeconds <= row.maxDelaySeconds,
  );
}

/** Whether other mails leave something for links to set a password, where that is changed. */
function leavesAShare(overrides: Overrides): boolean {
  const other = overrides['mail.recipient.other']?.limit ?? 0;
  const all = mergeLimits(overrides)['mail.recipient'];
  return all.kind !== 'window' || other <= all.limit;
}

function mergeLimits(overrides: Overrides): Limits {
  const merged: Limits = { ...DEFAULT_LIMITS };
  for (const [name, row] of Object.entries(overrides)) {
    if (isName(name)) Object.assign(merged, { [name]: { ...merged[name], ...row } });
  }
  return merged;
}
