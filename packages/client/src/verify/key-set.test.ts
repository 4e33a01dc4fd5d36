import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeySet } from './key-set.ts';

type Respond = () => Promise<Response>;

let asked = 0;
let respond: Respond;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  asked = 0;
});
afterEach(() => void vi.useRealTimers());

const wait = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

async function publishing(...kids: string[]): Promise<Respond> {
  const { publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const jwk = await exportJWK(publicKey);
  const keys = kids.map((kid) => ({ ...jwk, kid, alg: 'EdDSA', use: 'sig' }));
  return async () => Response.json({ keys });
}
const away: Respond = async () => Promise.reject(new TypeError('refused'));

function keySet() {
  const find = createKeySet('https://id.example.com', () => {
    asked += 1;
    return respond();
  });
  return (kid: string) => find({ alg: 'EdDSA', kid }, { payload: '', signature: '' });
}

test('fetches the keys once for all tokens', async () => {
  respond = await publishing('a');
  const find = keySet();
  await Promise.all(Array.from({ length: 20 }, () => find('a')));
  await find('a');
  expect(asked).toBe(1);
});

test('asks again for an unknown key, but not more than once in 30 s', async () => {
  respond = await publishing('a');
  const find = keySet();
  await find('a');
  for (let tries = 0; tries < 5; tries += 1)
    await expect(find(`made-up-${tries}`)).rejects.toThrow();
  expect(asked).toBe(1);
  wait(31);
  respond = await publishing('a', 'b');
  await find('b');
  await expect(find('c')).rejects.toThrow();
  expect(asked).toBe(2);
});

test('keeps its keys through an outage, but not for more than a day', async () => {
  respond = await publishing('a');
  const find = keySet();
  await find('a');
  respond = away;
  for (const minutes of [5, 60, 600]) {
    wait(minutes * 60);
    await find('a');
  }
  // A new key that can't be fetched says nothing about the token.
  await expect(find('b')).rejects.toMatchObject({ code: 'UNREACHABLE' });
  wait(24 * 3600);
  await expect(find('a')).rejects.toMatchObject({ code: 'UNREACHABLE' });
  respond = await publishing('a');
  wait(2);
  await find('a');
});

test('forgets a key that is no longer published', async () => {
  respond = await publishing('a', 'b');
  const find = keySet();
  await find('a');
  respond = await publishing('b');
  wait(300);
  await find('a');
  await vi.waitFor(() => expect(find('a')).rejects.toThrow(), 30_000);
  await find('b');
});

test('a server that comes up later is found', async () => {
  respond = away;
  const find = keySet();
  await expect(find('a')).rejects.toMatchObject({ code: 'UNREACHABLE' });
  await expect(find('a')).rejects.toMatchObject({ code: 'UNREACHABLE' });
  expect(asked).toBe(1);
  respond = await publishing('a');
  wait(2);
  await find('a');
});
