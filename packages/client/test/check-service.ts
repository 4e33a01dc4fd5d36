import { newUser } from '@rolecall/testkit/people';
import type { TestServer } from '@rolecall/testkit/test-server';
import { expect, vi } from 'vitest';
import type { startService } from './start-service.ts';

type Service = Awaited<ReturnType<typeof startService>>;

/**
 * What a service of `test/outside/services` has to let through and refuse.
 * @param boss an access token of an admin
 */
export async function checkService(service: Service, server: TestServer, boss: string) {
  const { user, tokens, client, email } = await newUser(server);
  const token = tokens.accessToken;
  const status = async (path: string, who?: string) => (await service.get(path, who)).status;
  expect(await (await service.get('/me', token)).json()).toEqual({ id: user.id });
  expect(await (await service.get('/strict', token)).json()).toBe(email);
  expect([await status('/admins', token), await status('/users/all', token)]).toEqual([403, 403]);
  expect([await status('/admins', boss), await status('/users/all', boss)]).toEqual([200, 200]);
  expect(await status('/me')).toBe(401);
  // A guard without a verifier before it is a fault of the service.
  expect(await status('/unguarded', boss)).toBe(500);
  const refused = await service.get('/me', `${token}x`);
  expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer/);
  expect(await refused.json()).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
  await client.user.revokeSession.mutate({ id: tokens.sessionId });
  await vi.waitFor(async () => expect(await status('/strict', token)).toBe(401), 2_000);
}
