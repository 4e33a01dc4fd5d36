import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRolecall } from './create-rolecall.ts';
import { memoryStorage, type RolecallStorage } from './storage.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const connect = (storage: RolecallStorage) => createRolecall({ url: server.url, storage });

test.each([
  ['at once', memoryStorage()],
  ['with a promise', inPromises()],
])('goes on with tokens from storage that answers %s', async (_, storage) => {
  const email = newEmail();
  await connect(storage).register({ email, password: PASSWORD });
  const rolecall = connect(storage);
  await rolecall.ready;
  expect(rolecall.signedIn).toBe(true);
  expect((await rolecall.api.user.me.query()).email).toBe(email);
});

/** As in a database or on a phone. */
function inPromises() {
  const { getItem, setItem, removeItem } = memoryStorage();
  return {
    getItem: async (key: string) => getItem(key),
    setItem: async (key: string, value: string) => void setItem(key, value),
    removeItem: async (key: string) => void removeItem(key),
  };
}

test('takes what is in storage and is not its own for signed out', () => {
  for (const text of ['', 'null', '{}', '[1', '{"freshUntil":1,"tokens":{}}']) {
    const storage = memoryStorage();
    storage.setItem('rolecall', text);
    expect(connect(storage).signedIn).toBe(false);
  }
});

test('memory drops what was not used for longest, and no more than it has to', () => {
  const storage = memoryStorage(2);
  storage.setItem('a', '1');
  storage.setItem('b', '2');
  void storage.getItem('a');
  storage.setItem('c', '3');
  expect(['a', 'b', 'c'].map(storage.getItem)).toEqual(['1', undefined, '3']);
  storage.setItem('c', '4');
  expect(['a', 'c'].map(storage.getItem)).toEqual(['1', '4']);
});

const off = () => {
  throw new Error('storage is off');
};
const offLater = async () => off();

test('storage that throws, as in a browser that blocks it, is a RolecallError', async () => {
  const working = memoryStorage();
  const failed = expect.objectContaining({
    name: 'RolecallError',
    code: 'STORAGE_FAILED',
    message: 'The storage of the tokens failed: storage is off',
  });
  expect(() => connect({ ...working, getItem: off })).toThrow(failed);
  const later = connect({ ...working, getItem: offLater });
  await expect(later.ready).rejects.toEqual(failed);
  await expect(later.api.user.me.query()).rejects.toEqual(failed);
  for (const setItem of [off, offLater]) {
    const signUp = connect({ ...working, setItem }).register({
      email: newEmail(),
      password: PASSWORD,
    });
    await expect(signUp).rejects.toEqual(failed);
  }
  await expect(connect({ ...working, removeItem: off }).logout()).rejects.toEqual(failed);
});
