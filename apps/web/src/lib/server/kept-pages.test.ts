import { expect, test, vi } from 'vitest';
import { keptPage } from './kept-pages.ts';

type Visit = { path?: string; route?: string; headers?: Record<string, string>; method?: string };

/** Asks for a page, whose rendering writes the nonce into its text and its headers. */
function visit(visit: Visit, rendered: Parameters<typeof keptPage>[1]): Promise<Response> {
  const { path = '/login', route = '/(auth)/login', headers = {}, method = 'GET' } = visit;
  const url = new URL(path, 'http://localhost');
  const event = {
    url,
    route: { id: route },
    isDataRequest: false,
    request: new Request(url, { headers, method }),
  } as Parameters<typeof keptPage>[0];
  return keptPage(event, rendered);
}

function pageWith(nonce: string, headers: Record<string, string> = {}, status = 200): Response {
  const policy = `script-src 'self' 'nonce-${nonce}'`;
  return new Response(`<script nonce="${nonce}"></script><p>Sign in</p>`, {
    status,
    headers: { 'content-security-policy': policy, 'content-type': 'text/html', ...headers },
  });
}

async function nonces(response: Response): Promise<[page: string, policy: string]> {
  const page = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? '';
  const policy = response.headers.get('content-security-policy') ?? '';
  return [page, /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''];
}

test('strangers get the same page, each with a nonce that no one else has', async () => {
  vi.useFakeTimers({ now: 0, toFake: ['performance'] });
  const render = vi.fn(() => pageWith(crypto.randomUUID()));
  const seen = new Set<string>();
  for (let i = 0; i < 20; i += 1) {
    const response = await visit({}, render);
    expect(response.headers.get('content-type')).toBe('text/html');
    const [page, policy] = await nonces(response);
    expect(page).toBe(policy);
    seen.add(page);
  }
  expect(seen.size).toBe(20);
  expect(render).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  await visit({}, render);
  expect(render).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});

test('strangers who come at once wait for one rendering', async () => {
  const render = vi.fn(() => Promise.resolve(pageWith(crypto.randomUUID())));
  const at = { path: '/forgot-password', route: '/forgot-password' };
  const responses = await Promise.all(Array.from({ length: 50 }, () => visit(at, render)));
  const seen = await Promise.all(responses.map(nonces));
  expect(new Set(seen.map(([page]) => page)).size).toBe(50);
  expect(render).toHaveBeenCalledTimes(1);
});

test('a rendering that fails fails for whoever asked, and not for those who wait', async () => {
  const at = { path: '/forgot-password?', route: '/forgot-password' };
  const render = vi.fn((): Promise<Response> => Promise.reject(new Error('broken')));
  const first = visit(at, render);
  const second = visit(at, () => pageWith('own'));
  await expect(first).rejects.toThrow('broken');
  expect(await nonces(await second)).toEqual(['own', 'own']);
});

test.each<[string, Visit]>([
  ['a cookie', { headers: { cookie: 'rolecall_theme=dark' } }],
  ['a query', { path: '/login?next=%2Fposts' }],
  ['another method', { method: 'HEAD' }],
  ['another route', { path: '/verify-email', route: '/verify-email' }],
])('a visit with %s gets a page of its own', async (_, request) => {
  await visit({}, () => pageWith('of-a-stranger'));
  const render = vi.fn(() => pageWith('own'));
  expect(await nonces(await visit(request, render))).toEqual(['own', 'own']);
  expect(render).toHaveBeenCalledTimes(1);
});

test.each<[string, () => Response]>([
  ['sets a cookie', () => pageWith('n', { 'set-cookie': 'a=1' })],
  ['has failed', () => pageWith('n', {}, 503)],
  ['has no nonce', () => new Response('page')],
])('a page that %s is not shown to anyone else', async (_, rendered) => {
  const register = { path: '/register', route: '/(auth)/register' };
  const render = vi.fn(rendered);
  await visit(register, render);
  await visit(register, render);
  expect(render).toHaveBeenCalledTimes(2);
});
