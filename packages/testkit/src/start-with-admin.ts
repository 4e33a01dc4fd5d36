import { newAdmin } from './people.ts';
import { startTestServer } from './test-server.ts';

/** A server and its first administrator. */
export type WithAdmin = Awaited<ReturnType<typeof startWithAdmin>>;

/**
 * Starts a server that has an administrator.
 * @param variables environment on top of what every test needs
 */
export async function startWithAdmin(variables: Record<string, string> = {}) {
  const server = await startTestServer(variables);
  return { server, admin: await newAdmin(server) };
}
