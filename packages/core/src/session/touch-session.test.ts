import { DatabaseUnavailableError } from '@rolecall/db/errors';
import { type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Installation } from '../context.ts';
import { newDevice } from '../device/device-token.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { startSession } from './start-session.ts';
import { touchSession } from './touch-session.ts';

const HOUR = 3_600;
let installation: TestCore;
let core: Installation;
let session: SessionRow;
const onError = vi.fn();
beforeEach(async () => {
  installation = await createTestCore();
  core = installation.core;
  session = await start('web');
  onError.mockReset();
});
afterEach(() => installation.remove());

async function start(kind: 'app' | 'web'): Promise<SessionRow> {
  const { id: userId } = await installation.addUser();
  return core.db.transaction((tx) =>
    startSession(installation.ctx, tx, {
      userId,
      kind,
      tokenHash: `hash of ${userId}`,
      device: newDevice(),
      idleSeconds: HOUR,
      absoluteSeconds: 2 * HOUR,
    }),
  );
}

async function read(id = session.id): Promise<SessionRow | undefined> {
  const [row] = await core.db.read.select().from(sessions).where(eq(sessions.id, id));
  return row;
}

test('notes at most once a minute that a session is used, and moves its idle limit', async () => {
  const writes = vi.spyOn(core.db, 'transaction');
  installation.advance(59);
  await touchSession(core, session, onError);
  expect(writes).not.toHaveBeenCalled();
  installation.advance(1);
  await touchSession(core, session, onError);
  expect(await read()).toMatchObject({
    lastUsedAt: core.now(),
    idleExpiresAt: new Date(core.now().getTime() + HOUR * 1000),
  });
});

test('never moves the idle limit beyond the absolute one, nor that of an app', async () => {
  const app = await start('app');
  installation.advance(0.9 * HOUR);
  await touchSession(core, app, onError);
  await touchSession(core, session, onError);
  expect(await read(app.id)).toMatchObject({
    lastUsedAt: core.now(),
    idleExpiresAt: app.idleExpiresAt,
  });
  installation.advance(0.9 * HOUR);
  await touchSession(core, (await read()) ?? session, onError);
  expect((await read())?.idleExpiresAt).toEqual(session.expiresAt);
});

test('writes once for all requests that come while it is written', async () => {
  installation.advance(60);
  const writes = vi.spyOn(core.db, 'transaction');
  await Promise.all(Array.from({ length: 50 }, () => touchSession(core, session, onError)));
  expect(writes).toHaveBeenCalledTimes(1);
});

test('keeps quiet while the database is away, tells of other errors, and tries again', async () => {
  installation.advance(60);
  const writes = vi.spyOn(core.db, 'transaction');
  for (const error of [new DatabaseUnavailableError('away'), new Error('a mistake')]) {
    writes.mockRejectedValueOnce(error);
    await touchSession(core, session, onError);
  }
  expect(onError.mock.calls).toEqual([[new Error('a mistake')]]);
  await touchSession(core, session, onError);
  expect((await read())?.lastUsedAt).toEqual(core.now());
});

test('closing the database while one is written makes no noise', async () => {
  installation.advance(60);
  const touch = touchSession(core, session, onError);
  await core.db.close();
  await touch;
  expect(onError).not.toHaveBeenCalled();
});
