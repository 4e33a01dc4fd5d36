import type { RequestEvent } from '@sveltejs/kit';
import { expect, test, vi } from 'vitest';
import { api } from './api.ts';

vi.mock('$app/env/private', () => ({ API_URL: 'http://api.invalid' }));

/** A request of someone signed in, and the calls that it makes of the API. */
function visit() {
  const calls: { method: string; procedures: string | undefined; as: string | null }[] = [];
  const respond = async (request: Request) => {
    const procedures = new URL(request.url).pathname.split('/').at(-1);
    const { method } = request;
    calls.push({ method, procedures, as: request.headers.get('authorization') });
    return Response.json(procedures?.split(',').map(() => ({ result: { data: null } })));
  };
  const event = {
    locals: { requestId: 'req_1', session: 'own' },
    platform: { api: respond },
    request: new Request('http://localhost/'),
  } as unknown as RequestEvent;
  return { event, calls };
}

test('what a request asks at the same time travels together, from wherever it is asked', async () => {
  const { event, calls } = visit();
  // SvelteKit hands each function an event of its own.
  const other = { ...event };
  await Promise.all([
    api(event).user.dashboard.query(),
    api(other).user.sessions.query(),
    api(event).post.list.query({}),
  ]);
  expect(calls).toEqual([
    { method: 'GET', procedures: 'user.dashboard,user.sessions,post.list', as: 'Bearer own' },
  ]);
});

test('a read never travels with a write, nor before one that it waited for', async () => {
  const { event, calls } = visit();
  await Promise.all([
    api(event).user.revokeOtherSessions.mutate(),
    api(event).user.sessions.query(),
  ]);
  await api(event).user.revokeOtherSessions.mutate();
  await api(event).user.sessions.query();
  expect(calls.map(({ procedures }) => procedures).toSorted()).toEqual([
    'user.revokeOtherSessions',
    'user.revokeOtherSessions',
    'user.sessions',
    'user.sessions',
  ]);
  expect(calls.at(-1)?.procedures).toBe('user.sessions');
});

test('no one speaks with the credential of another', async () => {
  const [mine, theirs] = [visit(), visit()];
  theirs.event.locals.session = 'theirs';
  await Promise.all([
    api(mine.event).user.me.query(),
    api(mine.event, 'access token').user.me.query(),
    api(theirs.event).user.me.query(),
  ]);
  expect(mine.calls.map(({ as }) => as)).toEqual(['Bearer own', 'Bearer access token']);
  expect(theirs.calls.map(({ as }) => as)).toEqual(['Bearer theirs']);
});
