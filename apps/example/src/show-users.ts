import { createRolecall, isCode, RolecallError } from '@rolecall/client';
import { readCredentials, readEnv } from './env.ts';

/** Signs in and prints a table: all users for an admin, their own sessions for everyone else. */
async function showUsers(): Promise<void> {
  const rolecall = createRolecall({ url: readEnv().rolecallUrl });
  const { user } = await rolecall.login(readCredentials());
  console.log(`Signed in as ${user.fullName || user.email} (${user.role})`);
  try {
    const { items, total } = await rolecall.api.admin.users.list.query({ perPage: 20 });
    console.log(`${total} users, the newest first`);
    console.table(
      items.map(({ email, fullName, role, status }) => ({ email, name: fullName, role, status })),
    );
  } catch (error) {
    if (!isCode(error, 'FORBIDDEN')) throw error;
    const { items } = await rolecall.api.user.sessions.query();
    console.log('Only admins can list users. Your sessions');
    console.table(
      items.map(({ device, lastUsedAt, current }) => ({ device, lastUsedAt, current })),
    );
  } finally {
    await rolecall.logout();
  }
}

await showUsers().catch((error: unknown) => {
  if (!(error instanceof RolecallError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
});
