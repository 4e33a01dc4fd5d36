import { z } from 'zod';
import { Timestamp } from './fields.ts';
import { ROW_OUTCOMES } from './import-fields.ts';
import { Role } from './permissions.ts';
import { UserStatus } from './user.ts';

const RowOutcome = z.enum(ROW_OUTCOMES);
export type RowOutcome = z.infer<typeof RowOutcome>;

/** Why rows were not taken, or not as they are: each reason with the first rows it holds for. */
const ReasonCount = z.object({
  outcome: RowOutcome,
  reason: z.string().meta({ example: 'Email: “ada” isn’t a valid email.' }),
  count: z.int(),
  rows: z.array(z.int()).meta({ description: 'The first of these rows.' }),
  rowRanges: z
    .array(z.string())
    .default([])
    .meta({
      description: 'All of these rows, as ranges. The last one is `…` if there are more.',
      example: ['3', '7–12'],
    }),
});
export type ReasonCount = z.infer<typeof ReasonCount>;

export const ImportTally = z.object({
  rows: z.int().meta({ example: 120 }),
  counts: z
    .object({
      new: z.int(),
      existing: z.int(),
      conflicting: z.int(),
      invalid: z.int(),
      skipped: z.int(),
    })
    .meta({ example: { new: 118, existing: 1, conflicting: 0, invalid: 1, skipped: 0 } }),
  admins: z.int().meta({ description: 'Of those that are new.', example: 2 }),
  inactive: z.int(),
  withoutPassword: z.int(),
  hashKinds: z.record(z.string(), z.int()).meta({ example: { bcrypt: 120 } }),
  reasons: z.array(ReasonCount),
});
export type ImportTally = z.infer<typeof ImportTally>;

/** A user whom an import would add. */
const PlannedUser = z.object({
  row: z.int(),
  email: z.string().meta({ example: 'ada@example.com' }),
  name: z.string().meta({ example: 'Ada Lovelace' }),
  role: Role,
  status: UserStatus,
  emailVerified: z.boolean(),
  createdAt: Timestamp.nullable().meta({ description: 'Null for the time of the import.' }),
  hashKind: z.string().nullable().meta({ example: 'bcrypt' }),
});
export type PlannedUser = z.infer<typeof PlannedUser>;

/** What an import would do. */
export const ImportPlan = ImportTally.extend({
  format: z.string().meta({ example: 'sqlite' }),
  system: z.string().meta({ example: 'table of users' }),
  table: z.string().optional().meta({
    description: 'The table that is read, if the file has several.',
    example: 'users',
  }),
  mapping: z.record(z.string(), z.string()).meta({
    description: 'Which column holds which field.',
    example: { email: 'mail' },
  }),
  unused: z.array(z.string()).meta({
    description: 'Columns of the first rows that nothing is taken from.',
    example: ['phone'],
  }),
  firstUsers: z.array(PlannedUser).default([]).meta({
    description: 'The first new users as they would be stored; empty once the import has started.',
  }),
  warnings: z.array(z.string().meta({ example: 'It has no roles.' })),
});
export type ImportPlan = z.infer<typeof ImportPlan>;
