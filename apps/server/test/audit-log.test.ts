import { purgeExpired } from '@rolecall/core/maintenance/purge-expired';
import { describe, expect, it } from 'vitest';
import { newAdmin, newUser, signIn } from './people.ts';
import { startTestServer } from './test-server.ts';

describe('AUDIT_RETENTION', () => {
  it.each([
    [{ AUDIT_RETENTION: '30d' }, 31, 0],
    [{}, 364, 1],
    [{}, 366, 0],
    [{ AUDIT_RETENTION: 'forever' }, 10_000, 1],
  ])('with %o, an event is there after %i days: %i', async (variables, days, expected) => {
    const server = await startTestServer(variables);
    const { email } = await newAdmin(server);
    const { user } = await newUser(server);
    server.advance(days * 86_400);
    await purgeExpired(server.core);
    const admin = await signIn(server, email);
    const registered = { target: user.id, action: 'user.registered' };
    const { items } = await admin.client.admin.audit.list.query(registered);
    expect(items).toHaveLength(expected);
    expect((await admin.client.admin.audit.list.query({})).items).not.toEqual([]);
    await server.stop();
  });
});
