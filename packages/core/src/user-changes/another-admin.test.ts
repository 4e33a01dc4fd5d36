import type { UserRow } from '@rolecall/db/tables/users';
import { afterEach, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../testing.ts';
import { applyChanges } from './apply-changes.ts';
import { removeUser } from './remove-user.ts';

let installation: TestCore;
afterEach(() => installation.remove());

type EmailVerification = TestCore['core']['config']['emailVerification'];
/** An administrator with a verified email, and one who never verified theirs. */
async function twoAdmins(emailVerification: EmailVerification) {
  installation = await createTestCore({ emailVerification });
  const passwordHash = await installation.ctx.passwords.hash('a long enough passphrase');
  const admin = { passwordHash, role: 'admin' } as const;
  return {
    verified: await installation.addUser({ ...admin, emailVerified: true }),
    unverified: await installation.addUser({ ...admin, emailVerified: false }),
  };
}

type Change = (user: UserRow) => Promise<unknown>;
const inTransaction =
  (
    work: (
      ctx: TestCore['ctx'],
      tx: Parameters<typeof removeUser>[1],
      user: UserRow,
    ) => Promise<unknown>,
  ): Change =>
  (user) =>
    installation.core.db.transaction((tx) => work(installation.ctx, tx, user));

const demote = inTransaction((ctx, tx, user) => applyChanges(ctx, tx, user, { role: 'user' }));
const deactivate = inTransaction((ctx, tx, user) =>
  applyChanges(ctx, tx, user, { status: 'inactive' }),
);
const remove = inTransaction((ctx, tx, { id }) => removeUser(ctx, tx, id));
const changeEmail = inTransaction((ctx, tx, user) =>
  applyChanges(ctx, tx, user, { email: 'mistyped@example.com' }),
);
const unverify = inTransaction((ctx, tx, user) =>
  applyChanges(ctx, tx, user, { emailVerified: false }),
);
const verify = inTransaction((ctx, tx, user) =>
  applyChanges(ctx, tx, user, { emailVerified: true }),
);

test.each([
  ['demoted', demote],
  ['deactivated', deactivate],
  ['deleted', remove],
  ['given an unverified email', changeEmail],
  ['marked as unverified', unverify],
])('the last admin who can sign in is not %s while another could not', async (_, change) => {
  const { verified, unverified } = await twoAdmins('required');
  await expect(change(verified)).rejects.toMatchObject({ code: 'LAST_ADMIN' });
  await verify(unverified);
  await change(verified);
});

test.each([
  ['demoted', demote],
  ['deleted', remove],
])('an admin who could not sign in is %s', async (_, change) => {
  const { unverified } = await twoAdmins('required');
  await change(unverified);
});

test('the last admin who can sign in is given an email that counts as verified', async () => {
  const { verified } = await twoAdmins('required');
  await inTransaction((ctx, tx, user) =>
    applyChanges(ctx, tx, user, { email: 'ada@example.com', emailVerified: true }),
  )(verified);
});

test('where no email has to be verified, any active admin will do', async () => {
  const { verified, unverified } = await twoAdmins('optional');
  await unverify(verified);
  await demote(verified);
  await changeEmail(unverified);
});
