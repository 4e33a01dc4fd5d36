import { signingKeys } from '@rolecall/db/tables/signing-keys';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rotateSigningKey } from '../installation/rotate-signing-key.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { readAccessToken, signAccessToken } from './access-token.ts';

let installation: TestCore;
let token: string;
beforeEach(async () => {
  installation = await createTestCore();
  const subject = { userId: 'usr_ada', sessionId: 'ses_1', role: 'user' } as const;
  token = (await signAccessToken(installation.core, subject)).token;
});
afterEach(() => installation.remove());

test('a token is verified once and read the same afterwards', async () => {
  const verify = vi.spyOn(crypto.subtle, 'verify');
  const first = await readAccessToken(installation.core, token);
  expect(first).toMatchObject({ userId: 'usr_ada', sessionId: 'ses_1' });
  for (let n = 0; n < 3; n++)
    expect(await readAccessToken(installation.core, token)).toEqual(first);
  expect(verify).toHaveBeenCalledTimes(1);
});

test('no token that differs in a character profits from the one that is remembered', async () => {
  await readAccessToken(installation.core, token);
  for (const index of [0, 40, token.indexOf('.') + 5, token.length - 1]) {
    const swapped = token[index] === 'A' ? 'B' : 'A';
    const forged = token.slice(0, index) + swapped + token.slice(index + 1);
    expect(await readAccessToken(installation.core, forged)).toBeUndefined();
  }
  expect(await readAccessToken(installation.core, `${token} `)).toBeUndefined();
});

test('it is forgotten at the second at which an unknown one expires', async () => {
  await readAccessToken(installation.core, token);
  const stranger = await installation.openNode();
  installation.advance(600 + 30 - 1);
  expect(await readAccessToken(installation.core, token)).toBeDefined();
  expect(await readAccessToken(stranger, token)).toBeDefined();
  installation.advance(1);
  const another = await installation.openNode();
  expect(await readAccessToken(installation.core, token)).toBeUndefined();
  expect(await readAccessToken(another, token)).toBeUndefined();
});

test('it ends with its key', async () => {
  await readAccessToken(installation.core, token);
  await rotateSigningKey(installation.ctx);
  expect(await readAccessToken(installation.core, token)).toBeDefined();
  await installation.core.db.transaction((tx) =>
    tx.update(signingKeys).set({ retiresAt: installation.core.now() }),
  );
  expect(await readAccessToken(installation.core, token)).toBeDefined();
  await installation.core.keys.reload();
  expect(await readAccessToken(installation.core, token)).toBeUndefined();
});
