import { z } from 'zod';

const Days = z.array(
  z.object({ day: z.iso.date().meta({ example: '2026-11-21' }), count: z.int() }),
);

/** Figures for administrators. Days are in UTC, today the last. */
export const Stats = z.object({
  users: z.object({
    total: z.int(),
    byRole: z.object({ admin: z.int(), user: z.int() }),
    byStatus: z.object({ active: z.int(), inactive: z.int(), invited: z.int() }),
    verified: z.int(),
    unverified: z.int(),
  }),
  signUps: Days.meta({
    description: 'Users who signed up themselves, without invited, created or imported users.',
  }),
  signIns: Days,
  before: z
    .object({ signUps: z.int(), signIns: z.int() })
    .meta({ description: 'Totals for the 30 days before.' }),
});
export type Stats = z.infer<typeof Stats>;
