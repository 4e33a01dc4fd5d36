import { systemContext } from '@rolecall/core/context';
import { issueSetupToken } from '@rolecall/core/installation/issue-setup-token';
import type { ErrorBody } from '@rolecall/schemas/error-codes';
import { TRPCClientError } from '@trpc/client';
import type { TestServer } from './test-server.ts';

export const PASSWORD = 'a long enough passphrase';
let count = 0;

/** An address nobody has yet. */
export function newEmail(): string {
  return `person${++count}.${crypto.randomUUID().slice(0, 8)}@example.com`;
}

/** Registers somebody and signs them in as another program would. */
export async function newUser(server: TestServer, email = newEmail()) {
  const answer = await server
    .client()
    .auth.register.mutate({ email, password: PASSWORD, firstName: 'Pat', lastName: 'Doe' });
  if (!('tokens' in answer)) throw new Error('This server wants the address verified first.');
  return { ...answer, email, client: server.client(answer.tokens.accessToken) };
}

/** The first administrator, by way of the setup link. */
export async function newAdmin(server: TestServer, email = newEmail()) {
  const token = await issueSetupToken(systemContext(server.core, 'test'));
  if (token === undefined) throw new Error('This server has an administrator already.');
  await server.client().auth.setup.mutate({ token, email, password: PASSWORD, firstName: 'Ada' });
  return signIn(server, email);
}

/** Signs somebody in as another program would. */
export async function signIn(server: TestServer, email: string, password = PASSWORD) {
  const answer = await server.client().auth.login.mutate({ email, password });
  return { ...answer, email, client: server.client(answer.tokens.accessToken) };
}

function isErrorBody(value: unknown): value is ErrorBody {
  return typeof value === 'object' && value !== null && 'code' in value && 'requestId' in value;
}

/** The error that a call is refused with. @throws Error when it is not refused */
export async function refusal(call: Promise<unknown>): Promise<ErrorBody & { status: number }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error;
    const { domain, httpStatus } = error.data ?? {};
    if (isErrorBody(domain)) return { ...domain, status: Number(httpStatus) };
    throw error;
  }
  throw new Error('The call was answered, not refused.');
}
