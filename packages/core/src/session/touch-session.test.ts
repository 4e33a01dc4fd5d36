import { DatabaseUnavailableError } from '@rolecall/db/errors';
import { type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Core } from '../context.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { startSession } from './start-session.ts';
import { finishTouches, touchSession } from './touch-session.ts';

const HOUR = 3_600;
let installation: TestCore;
let core: Core;
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
  touchSession(core, session, onError);
  expect(writes).not.toHaveBeenCalled();
  installation.advance(1);
  touchSession(core, session, onError);
  await finishTouches(core);
  expect(await read()).toMatchObject({
    lastUsedAt: core.now(),
    idleExpiresAt: new Date(core.now().getTime() + HOUR * 1000),
  });
});

test('never moves the idle limit beyond the absolute one, nor that of an app', async () => {
  const app = await start('app');
  installation.advance(0.9 * HOUR);
  touchSession(core, app, onError);
  touchSession(core, session, onError);
  await finishTouches(core);
  expect(await read(app.id)).toMatchObject({
    lastUsedAt: core.now(),
    idleExpiresAt: app.idleExpiresAt,
  });
  installation.advance(0.9 * HOUR);
  touchSession(core, (await read()) ?? session, onError);
  await finishTouches(core);
  expect((await read())?.idleExpiresAt).toEqual(session.expiresAt);
});

test('writes once for all requests that come while it is written', async () => {
  installation.advance(60);
  const writes = vi.spyOn(core.db, 'transaction');
  for (let n = 0; n < 50; n++) touchSession(core, session, onError);
  await finishTouches(core);
  expect(writes).toHaveBeenCalledTimes(1);
});

test('keeps quiet while the database is away, tells of other errors, and tries again', async () => {
  installation.advance(60);
  const writes = vi.spyOn(core.db, 'transaction');
  for (const error of [new DatabaseUnavailableError('away'), new Error('a mistake')]) {
    writes.mockRejectedValueOnce(error);
    touchSession(core, session, onError);
    await finishTouches(core);
  }
  expect(onError.mock.calls).toEqual([[new Error('a mistake')]]);
  touchSession(core, session, onError);
  await finishTouches(core);
  expect((await read())?.lastUsedAt).toEqual(core.now());
});

test('that is pending is finished without a sound when the database is closed', async () => {
  installation.advance(60);
  touchSession(core, session, onError);
  const closing = core.db.close();
  await finishTouches(core);
  await closing;
  expect(onError).not.toHaveBeenCalled();
});
