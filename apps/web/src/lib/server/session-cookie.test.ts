import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { deleteSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.ts';

const token = (letter: string) => `rcs_${letter.repeat(43)}`;
const session = { id: 'ses_1', token: token('n'), expiresAt: '2026-12-21T09:30:00.000Z' };

/** A request to an installation from a browser with these cookies, which it can change. */
function request(url: string, jar: Map<string, string>, current?: string) {
  const cookies = {
    get: (name: string) => jar.get(name),
    set: (name: string, value: string) => jar.set(name, value),
    delete: (name: string) => jar.delete(name),
  };
  return { cookies, url: new URL(url), locals: { session: current } } as unknown as RequestEvent;
}

test.each([
  ['http://localhost:3000/', 'rolecall-3000'],
  ['http://[::1]:3001/', 'rolecall-3001'],
  ['http://localhost/', 'rolecall'],
  ['https://accounts.example.com/', '__Host-rolecall'],
  ['https://accounts.example.com:8443/', '__Host-rolecall-8443'],
])('a session at %s is kept as %s', (url, name) => {
  const jar = new Map<string, string>();
  const event = request(url, jar);
  setSessionCookie(event, session, true);
  expect([...jar]).toEqual([[name, session.token]]);
  expect(readSessionCookie(event)).toBe(session.token);
  expect(deleteSessionCookie(event)).toBe(true);
  expect([...jar]).toEqual([]);
});

test('two installations on one machine leave each other alone', () => {
  const jar = new Map<string, string>();
  setSessionCookie(request('http://localhost:3000', jar), { ...session, token: token('a') }, true);
  setSessionCookie(request('http://localhost:3001', jar), { ...session, token: token('b') }, true);
  expect(readSessionCookie(request('http://localhost:3000', jar))).toBe(token('a'));
  deleteSessionCookie(request('http://localhost:3001', jar, token('b')));
  expect(readSessionCookie(request('http://localhost:3000', jar))).toBe(token('a'));
  expect(readSessionCookie(request('http://localhost:3001', jar))).toBeUndefined();
});

test('a session from before cookies had ports goes on, until it is ended here', () => {
  const jar = new Map([['rolecall', token('f')]]);
  const url = 'http://localhost:3000';
  expect(readSessionCookie(request(url, jar))).toBe(token('f'));
  // Refused: it may be the session of another installation.
  expect(deleteSessionCookie(request(url, jar))).toBe(false);
  expect(jar.size).toBe(1);
  deleteSessionCookie(request(url, jar, token('f')));
  expect(jar.size).toBe(0);
});

test('what is no session at all is deleted, by its own name only', () => {
  const jar = new Map([
    ['rolecall-3000', 'nonsense'],
    ['rolecall', 'nonsense'],
  ]);
  expect(readSessionCookie(request('http://localhost:3000', jar))).toBeUndefined();
  expect([...jar.keys()]).toEqual(['rolecall']);
});
