import { isRow, type SourceRow } from '../import-file/record.ts';
import { clerkHash } from './clerk-hash.ts';
import type { SourceSystem } from './source-system.ts';

/** The dashboard's CSV, which says nothing of roles, states and times, or users as the API gives them. */
export const clerk: SourceSystem = {
  name: 'Clerk export',
  columns: {
    sourceId: 'id',
    email: 'primary_email_address',
    emailVerified: 'is_primary_verified',
    firstName: 'first_name',
    lastName: 'last_name',
    username: 'username',
    passwordHash: 'password_digest',
  },
  adapt: (row) => ({
    row: {
      ...row,
      ...(Array.isArray(row.email_addresses) ? ofApi(row) : ofCsv(row)),
      password_digest: clerkHash(row),
    },
  }),
};

function ofCsv({ verified_email_addresses: verified, primary_email_address: email }: SourceRow) {
  const lower = (value: unknown) => String(value ?? '').toLowerCase();
  return { is_primary_verified: lower(verified).split('|').includes(lower(email)) };
}

function ofApi({ email_addresses: emails, primary_email_address_id: id }: SourceRow) {
  const primary = Array.isArray(emails) ? emails.find((one) => isRow(one) && one.id === id) : {};
  const { email_address: email, verification } = isRow(primary) ? primary : {};
  return {
    primary_email_address: email,
    is_primary_verified: isRow(verification) && verification.status === 'verified',
  };
}
