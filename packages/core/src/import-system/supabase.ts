import { parseShallowJson } from '@rolecall/schemas/parse-shallow-json';
import { isRow } from '../import-file/record.ts';
import type { SourceSystem } from './source-system.ts';

const parsed = (value: unknown) => (typeof value === 'string' ? parseShallowJson(value) : value);

/** The table auth.users. Its column `role` is the role in the database and no one's role as a user. */
export const supabase: SourceSystem = {
  name: 'Supabase auth.users',
  columns: {
    sourceId: 'id',
    email: 'email',
    emailVerified: 'email_confirmed_at',
    fullName: 'full_name',
    firstName: 'raw_user_meta_data.first_name',
    lastName: 'raw_user_meta_data.last_name',
    username: null,
    role: 'roles',
    status: null,
    blockedUntil: 'banned_until',
    createdAt: 'created_at',
    lastLoginAt: 'last_sign_in_at',
    deletedAt: 'deleted_at',
    passwordHash: 'encrypted_password',
  },
  adapt: (row) => {
    // The API calls them otherwise than the database.
    const app = parsed(row.raw_app_meta_data ?? row.app_metadata);
    const user = parsed(row.raw_user_meta_data ?? row.user_metadata);
    const fullName = isRow(user) ? (user.full_name ?? user.name) : undefined;
    const metadata = { raw_app_meta_data: app, raw_user_meta_data: user };
    const roles = isRow(app) ? (app.role ?? app.roles) : undefined;
    return { row: { ...row, ...metadata, full_name: fullName, roles } };
  },
};
