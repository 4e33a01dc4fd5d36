import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSecrets, randomToken } from '../secrets.ts';
import { hashRefreshSeed, readRefreshToken, writeRefreshToken } from './refresh-token.ts';
import { hashSessionToken, isSessionToken, writeSessionToken } from './session-token.ts';

const secrets = createSecrets(randomBytes(32).toString('base64'));
const token = { sessionId: 'ses_01k9x3v7e8f2m4q6s8t0w2y4z6', generation: 7, seed: randomToken() };
const text = writeRefreshToken(secrets, token);
const read = (candidate: string) => readRefreshToken(secrets, candidate);

test.each([0, 1, 7, 4_294_967_296, 9_999_999_999])(
  'generation %i is read as written',
  (generation) => {
    expect(read(writeRefreshToken(secrets, { ...token, generation }))).toEqual({
      ...token,
      generation,
    });
  },
);

test('the same parts always make the same token, so that a successor can be given again', () => {
  expect(writeRefreshToken(secrets, { ...token })).toBe(text);
  expect(writeRefreshToken(secrets, { ...token, generation: 8 })).not.toBe(text);
});

test('a change of any one character is noticed', () => {
  for (let at = 0; at < text.length; at++) {
    const other = text[at] === 'a' ? 'b' : 'a';
    expect(read(`${text.slice(0, at)}${other}${text.slice(at + 1)}`)).toBeUndefined();
  }
});

test('a missing or doubled character is noticed', () => {
  for (let at = 0; at < text.length; at++) {
    expect(read(text.slice(0, at) + text.slice(at + 1))).toBeUndefined();
    expect(read(text.slice(0, at) + (text[at] ?? '') + text.slice(at))).toBeUndefined();
  }
});

test('no part can be taken from another token', () => {
  const [session = '', generation = '', seed = '', mac = ''] = text.slice(4).split('.');
  const otherToken = { sessionId: 'ses_other', generation: 8, seed: randomToken() };
  const [session2 = '', generation2 = '', seed2 = '', mac2 = ''] = writeRefreshToken(
    secrets,
    otherToken,
  )
    .slice(4)
    .split('.');
  for (const parts of [
    [session2, generation, seed, mac],
    [session, generation2, seed, mac],
    [session, generation, seed2, mac],
    [session, generation, seed, mac2],
    [session, generation2, seed, mac2],
  ]) {
    expect(read(`rcr_${parts.join('.')}`)).toBeUndefined();
  }
});

test.each([
  ['nothing', ''],
  ['the prefix alone', 'rcr_'],
  ['no prefix', text.slice(4)],
  ['another prefix', `rcs_${text.slice(4)}`],
  ['a further part', `${text}.x`],
  ['an empty part', text.replace('.7.', '..')],
  ['spaces around', ` ${text} `],
  ['a signed generation', text.replace('.7.', '.+7.')],
  ['a generation with a leading zero', text.replace('.7.', '.07.')],
  ['a generation in another notation', text.replace('.7.', '.7e0.')],
  ['a negative generation', text.replace('.7.', '.-7.')],
  ['an endless generation', text.replace('.7.', `.${'9'.repeat(400)}.`)],
  ['padding behind the signature', `${text}=`],
])('%s is no token', (_name, candidate) => {
  expect(read(candidate)).toBeUndefined();
});

test('a token of another SECRET_KEY is no token', () => {
  const others = createSecrets(randomBytes(32).toString('base64'));
  expect(readRefreshToken(others, text)).toBeUndefined();
});

test('what is stored tells neither token', () => {
  expect(hashRefreshSeed(token.seed)).not.toContain(token.seed);
  const session = writeSessionToken(token.seed);
  expect(isSessionToken(session)).toBe(true);
  expect(isSessionToken(text)).toBe(false);
  expect(hashSessionToken(session)).not.toContain(token.seed);
  expect(hashSessionToken(token.seed)).not.toBe(hashRefreshSeed(token.seed));
});
