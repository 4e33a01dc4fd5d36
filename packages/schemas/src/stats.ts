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
    description: 'People who made their own account; not those invited, created or imported.',
  }),
  signIns: Days,
  before: z
    .object({ signUps: z.int(), signIns: z.int() })
    .meta({ description: 'In all of the 30 days before these.' }),
});
export type Stats = z.infer<typeof Stats>;
