import { auditEvents } from '@rolecall/db/tables/audit-events';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { peekToken } from '../token/one-time-token.ts';
import { issueSetupToken } from './issue-setup-token.ts';
import { setup } from './setup.ts';

const HALF_LIFE = 15 * 60;
let installation: TestCore;
beforeEach(async () => {
  installation = await createTestCore({ setupSeconds: 2 * HALF_LIFE });
});
afterEach(() => installation.remove());

/** On a clock that never shows the same time twice. */
function issueOn(ctx: Context): Promise<string | undefined> {
  let ticks = 0;
  const now = () => new Date(ctx.now().getTime() + ++ticks);
  return issueSetupToken({ ...ctx, now });
}
const issue = () => issueOn(installation.ctx);
const works = async (token: string | undefined) =>
  peekToken(installation.core, 'setup', token ?? '').then(
    () => true,
    () => false,
  );

test('nodes that start at once, and again later, all show the same link', async () => {
  const other = await installation.openNode();
  const tokens = await Promise.all([issue(), issueOn(other), issue()]);
  tokens.push(await issueOn(other));
  expect(new Set(tokens).size).toBe(1);
  expect(await works(tokens[0])).toBe(true);
  const action = eq(auditEvents.action, 'installation.setup_link_issued');
  expect(await installation.core.db.read.$count(auditEvents, action)).toBe(1);
});

test('each start gives the link its whole life again, and one that is over is not revived', async () => {
  const first = await issue();
  installation.advance(HALF_LIFE + 1);
  expect(await issue()).toBe(first);
  installation.advance(HALF_LIFE + 1);
  expect(await works(first)).toBe(true);
  installation.advance(HALF_LIFE);
  expect(await works(first)).toBe(false);
  const second = await issue();
  expect(second).not.toBe(first);
  expect(await works(second)).toBe(true);
  expect(await works(first)).toBe(false);
});

test('a link of another SECRET_KEY gives way to one that works', async () => {
  const other = await createTestCore();
  const foreign = { ...installation.ctx, secrets: other.core.secrets };
  await other.remove();
  const before = await issueOn(foreign);
  const token = await issue();
  expect(token).not.toBe(before);
  expect([await works(token), await works(before)]).toEqual([true, false]);
});

test('it works once, and then there is none', async () => {
  const token = (await issue()) ?? '';
  const ctx = { ...installation.ctx, actor: { kind: 'anonymous' } as const };
  const input = { token, email: 'ada@example.com', password: 'a long enough passphrase' };
  await setup(ctx, input);
  await expect(setup(ctx, { ...input, email: 'eve@example.com' })).rejects.toMatchObject({
    code: 'TOKEN_INVALID',
  });
  expect(await issue()).toBeUndefined();
});

describe('an admin who never verified their email', () => {
  const addAdmin = () =>
    installation.addUser({ role: 'admin', passwordHash: 'x', emailVerified: false });
  const input = { email: 'ada@example.com', password: 'a long enough passphrase' };

  test('is no admin yet where that is required: the link works', async () => {
    await installation.remove();
    installation = await createTestCore({ emailVerification: 'required' });
    await addAdmin();
    const token = (await issue()) ?? '';
    const visitor = { ...installation.ctx, actor: { kind: 'anonymous' } as const };
    expect(await setup(visitor, { token, ...input })).toMatchObject({ role: 'admin' });
    expect(await issue()).toBeUndefined();
  });

  test('is one elsewhere', async () => {
    await addAdmin();
    expect(await issue()).toBeUndefined();
  });
});
