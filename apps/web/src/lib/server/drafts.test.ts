import type { RequestEvent } from '@sveltejs/kit';
import { TRPCClientError } from '@trpc/client';
import { expect, test, vi } from 'vitest';
import { guard } from './guard.ts';

const askWhoIAm = vi.fn();
vi.mock('./api.ts', () => ({ api: () => ({ user: { me: { query: () => askWhoIAm() } } }) }));
// It wants a SvelteKit application around it.
vi.mock('./refuse.ts', () => ({ refuse: () => new Response('') }));

const PAGE = 'http://localhost/posts';
const ended = TRPCClientError.from({
  error: { message: '', code: 0, data: { domain: { code: 'SESSION_EXPIRED' } } },
});

const lengthOf = (body: object) => ({ 'content-length': String(String(body).length) });

let sessions = 0;
/** The cookies of a browser with a session's cookie that looks real. */
function browser() {
  sessions += 1;
  return new Map([['rolecall', `rcs_${String(sessions).padStart(43, 'x')}`]]);
}

/** Opens the page, or sends its form, and tells the draft that the page would show. */
async function send(cookies: Map<string, string>, userId: string | undefined, form?: object) {
  if (userId) askWhoIAm.mockResolvedValueOnce({ id: userId });
  else askWhoIAm.mockRejectedValueOnce(ended);
  const body = form && new URLSearchParams({ ...form });
  const event = {
    cookies: {
      get: (name: string) => cookies.get(name),
      set: (name: string, value: string) => cookies.set(name, value),
      delete: (name: string) => cookies.delete(name),
    },
    locals: {} as App.Locals,
    request: new Request(PAGE, body ? { method: 'POST', body, headers: lengthOf(body) } : {}),
    route: { id: '/(app)/posts' },
    url: new URL(PAGE),
  };
  await guard(event as unknown as RequestEvent).catch(() => undefined);
  return event.locals.draft?.outcome.values;
}

/** Sends a form after the session has ended, and opens the page after another sign-in. */
async function sendTooLate(userId: string, form: object) {
  const cookies = browser();
  await send(cookies, userId);
  await send(cookies, undefined, { owner: `${userId} a@example.com`, ...form });
  return () => send(new Map([...browser(), ...cookies]), userId);
}

test('what was typed is there after the sign-in, once', async () => {
  const comeBack = await sendTooLate('usr_a', { title: 'Mine' });
  expect(await comeBack()).toEqual({ title: 'Mine' });
  const again = await sendTooLate('usr_a', { title: 'First' });
  await sendTooLate('usr_a', { title: 'Second' });
  expect(await again()).toBeUndefined();
});

test('strangers with made-up sessions push out no drafts', async () => {
  const comeBack = await sendTooLate('usr_b', { title: 'Mine' });
  for (let sent = 0; sent < 60; sent += 1) {
    const cookies = browser();
    await send(cookies, undefined, { owner: `usr_${sent} a@example.com`, title: 'Spam' });
    expect([...cookies.keys()]).toEqual(['rolecall-notice']);
  }
  expect(await comeBack()).toEqual({ title: 'Mine' });
});

test('one account pushes out only its own draft', async () => {
  const comeBack = await sendTooLate('usr_c', { title: 'Mine' });
  for (let sent = 0; sent < 60; sent += 1) await sendTooLate('usr_d', { title: 'More' });
  expect(await comeBack()).toEqual({ title: 'Mine' });
});

test('a form of another account than the session was of is not kept', async () => {
  const comeBack = await sendTooLate('usr_e', { owner: 'usr_f a@example.com', title: 'Theirs' });
  expect(await comeBack()).toBeUndefined();
});

test.each([
  [20_000, true],
  [32 * 1024, false],
])('a form with %s characters is kept: %s', async (length, isKept) => {
  const comeBack = await sendTooLate('usr_g', { content: 'å'.repeat(length) });
  expect((await comeBack()) !== undefined).toBe(isKept);
});
