import { z } from 'zod';
import { KEPT_USERS_MAX, UPLOAD_MAX_BYTES } from './bounds.ts';
import { Email } from './email.ts';
import { idLike, Timestamp, TypedPassword, UserId } from './fields.ts';
import { fileNameText } from './file-name.ts';
import { IMPORT_FIELD_NAMES } from './import-fields.ts';
import { ImportPlan } from './import-report.ts';
import { pageInput, pageOf } from './page-input.ts';
import { Role } from './permissions.ts';
import { Csv } from './users-csv.ts';

/** How much of it one call brings, in bytes. */
export const UPLOAD_PIECE_BYTES = 128 * 1024;
/** How many wait to be imported or deleted. */
export const UPLOADS_MAX = 5;

const ROLES_MAX = 100;

/** How far an import is. */
const IMPORT_STATES = [
  'uploading',
  'planning',
  'ready',
  'failed',
  'applying',
  'stopped',
  'applied',
  'undoing',
  'undone',
] as const;
const ImportState = z.enum(IMPORT_STATES);
export type ImportState = z.infer<typeof ImportState>;

const ImportId = idLike('imp_01k9x3v7e8f2m4q6s8t0w2y4z6');

/** How a file is to be read, where that is not found by itself. */
export const ImportSettings = z.strictObject({
  table: z.string().min(1).max(200).optional().meta({
    description: 'The table of users in an SQLite file or a phpMyAdmin export.',
    example: 'users',
  }),
  mapping: z
    .partialRecord(z.enum(IMPORT_FIELD_NAMES), z.string().max(200))
    .optional()
    .meta({
      description: 'Which column holds which field; an empty string skips the field.',
      example: { email: 'mail' },
    }),
  roles: z
    .record(z.string().min(1).max(100), Role)
    .refine((roles) => Object.keys(roles).length <= ROLES_MAX, `At most ${ROLES_MAX} roles.`)
    .optional()
    .meta({
      description: 'Roles of the file and what they become; `*` stands for all other roles.',
      example: { editor: 'user' },
    }),
  assumeVerified: z.boolean().optional().meta({
    description: 'Mark emails as verified if the file does not say.',
  }),
  requireName: z.boolean().optional().meta({ description: 'Rows without a name are invalid.' }),
  firebaseConfig: z.string().max(4_000).optional().meta({
    description:
      'The password hash parameters of a Firebase project, as its console shows them or as JSON. They are not shown again.',
    example: '{"algorithm":"SCRYPT"}',
  }),
});
export type ImportSettings = z.infer<typeof ImportSettings>;

/** A file of users, and how far it is. */
export const Import = z
  .object({
    id: ImportId,
    fileName: z.string().meta({ example: 'users.csv' }),
    state: ImportState.meta({ example: 'ready' }),
    system: z
      .string()
      .nullable()
      .meta({ description: 'Where the file is from.', example: 'Clerk export' }),
    createdAt: Timestamp,
    uploadedBy: UserId.nullable(),
    uploadedByName: z.string().nullable().meta({ example: 'Ada Lovelace' }),
    rowsRead: z.int().meta({ description: 'Rows read so far.' }),
    added: z.int().meta({ description: 'Users added.' }),
    finishedAt: Timestamp.nullable(),
    undoneAt: Timestamp.nullable(),
    expiresAt: Timestamp.nullable().meta({ description: 'When its files are deleted.' }),
    removed: z.int().nullable().meta({ description: 'Users removed by undoing the import.' }),
    kept: z.int().nullable().meta({ description: 'Users kept when the import was undone.' }),
    hasResult: z.boolean().meta({ description: 'Whether the result can be downloaded.' }),
  })
  .meta({ id: 'Import' });
export type Import = z.infer<typeof Import>;

const PLAN_VERSION = 'u2JUqFKrl1tDYbUsYvQkCw';

export const ImportDetails = Import.extend({
  settings: ImportSettings.omit({ firebaseConfig: true }),
  plan: ImportPlan.nullable(),
  planVersion: z.string().nullable().meta({
    description: 'What the preview says, as a hash. Starting the import takes it.',
    example: PLAN_VERSION,
  }),
  problem: z
    .string()
    .nullable()
    .meta({ description: 'Why the file can’t be imported.', example: 'This file is empty.' }),
  invited: z.int().nullable().meta({
    description:
      'How many users were emailed an invitation. Null if the import sends none, or runs.',
  }),
  keptUsers: z
    .array(
      z.object({
        id: UserId,
        email: z.string().meta({ example: 'ada@example.com' }),
        reason: z.string().meta({ example: 'signed in' }),
      }),
    )
    .meta({
      description: `The first ${KEPT_USERS_MAX} of them who still exist, and why they were kept.`,
    }),
});
export type ImportDetails = z.infer<typeof ImportDetails>;

export const ListImportsInput = z.strictObject(pageInput(50));
export const ImportPage = pageOf(Import);

export const ImportInput = z.strictObject({ id: ImportId });

export const FileName = z
  .string()
  .max(200)
  .overwrite(fileNameText)
  .min(1)
  .meta({ example: 'users.csv' });

export const CreateImportInput = z.strictObject({ fileName: FileName });

export const AppendImportInput = z.strictObject({
  id: ImportId,
  offset: z
    .int()
    .min(0)
    .max(UPLOAD_MAX_BYTES)
    .meta({ description: 'Bytes uploaded before this part.' }),
  data: z
    .base64()
    .min(1)
    .max(Math.ceil(UPLOAD_PIECE_BYTES / 3) * 4)
    .meta({ description: 'The next bytes, in base64.', example: 'ZW1haWwK' }),
});

export const UploadedBytes = z.object({
  bytes: z.int().meta({ description: 'Bytes uploaded so far.' }),
});

export const PlanImportInput = ImportSettings.extend({
  id: ImportId,
  fileName: FileName.optional().meta({ description: 'Where it is known only now.' }),
});

export const ApplyImportInput = z.strictObject({
  id: ImportId,
  planVersion: z.string().min(1).max(100).meta({
    description:
      'The `planVersion` of the preview you looked at. Returns `409 CONFLICT` if the import would now do something else.',
    example: PLAN_VERSION,
  }),
  invite: z.boolean().default(false).meta({
    description: 'Email an invitation to new users without a usable password.',
  }),
});

export const ProveImportInput = z.strictObject({
  id: ImportId,
  email: Email,
  password: TypedPassword,
});

export const ImportProof = z.object({
  row: z.int().nullable().meta({ description: 'The row with the email, if it has a usable hash.' }),
  kind: z.string().nullable().meta({ example: 'bcrypt' }),
  matches: z.boolean(),
});

/** What became of each row. */
export const ImportResult = Csv.meta({
  description: 'CSV in the format of the user export.',
  example: 'row,outcome,email,sourceId,userId,reasons\r\n',
});

/** What has become of the password hashes that came with imports. */
export const ImportedHashes = z.object({
  users: z.int().meta({ description: 'Imported users who still exist.', example: 120 }),
  withoutPassword: z.int(),
  upgraded: z.int().meta({ description: 'Users whose hash was upgraded.' }),
  foreign: z.array(z.object({ kind: z.string().meta({ example: 'bcrypt' }), users: z.int() })),
});
export type ImportedHashes = z.infer<typeof ImportedHashes>;
