import { DEFAULT_LIMITS, type LimitName, type Limits } from '@rolecall/core/limits';
import { z } from 'zod';

const RULE =
  'must be JSON that changes rows of the rate-limit table, for example {"register.address":{"limit":50}}';

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
      .refine((rows) => Object.entries(rows).every(([name, row]) => fits(name, row)), RULE),
  );

/** Changes to rows of the rate-limit table, as JSON; what comes out is the table with them. */
export const LimitsWithOverrides = LimitOverrides.transform(mergeLimits).meta({ title: 'Limits' });

/** A row may only set what its kind of limit has. */
function fits(name: string, row: object): boolean {
  return isName(name) && Object.keys(row).every((key) => key in DEFAULT_LIMITS[name]);
}

function mergeLimits(overrides: z.output<typeof LimitOverrides>): Limits {
  const merged: Limits = { ...DEFAULT_LIMITS };
  for (const [name, row] of Object.entries(overrides)) {
    if (isName(name)) Object.assign(merged, { [name]: { ...merged[name], ...row } });
  }
  return merged;
}
