import { systemContext } from '@rolecall/core/context';
import { issueSetupToken } from '@rolecall/core/installation/issue-setup-token';
import type { Connect } from './client.ts';
import { newPerson } from './person.ts';
import type { TestServer } from './test-server.ts';

export const PASSWORD = 'a long enough passphrase';

/** An email no one has yet. */
export const newEmail = () => newPerson('Pat', 'Doe').email;

/**
 * Registers someone and signs them in as another program would.
 * @param changes what differs from an ordinary user, such as the key that makes an administrator
 */
export async function signUp(
  connect: Connect,
  changes: { email?: string; firstName?: string; lastName?: string; adminKey?: string } = {},
) {
  const input = { email: newEmail(), password: PASSWORD, ...changes };
  const response = await connect().auth.register.mutate(input);
  if (!('tokens' in response)) throw new Error('This server wants the email verified first.');
  return { ...response, email: input.email, client: connect(response.tokens.accessToken) };
}

/** A user of a test's server. */
export function newUser(server: TestServer, email = newEmail()) {
  return signUp(server.client, { email, firstName: 'Pat', lastName: 'Doe' });
}

/** The first administrator, by way of the setup link. */
export async function newAdmin(server: TestServer, email = newEmail()) {
  const token = await issueSetupToken(systemContext(server.core, 'test'));
  if (token === undefined) throw new Error('This server has an administrator already.');
  await server.client().auth.setup.mutate({ token, email, password: PASSWORD, firstName: 'Ada' });
  return signIn(server, email);
}

/** Signs someone in as another program would. */
export async function signIn(server: TestServer, email: string, password = PASSWORD) {
  const signedIn = await server.client().auth.login.mutate({ email, password });
  return { ...signedIn, email, client: server.client(signedIn.tokens.accessToken) };
}
