import type { RequestEvent } from '@sveltejs/kit';
import { beforeEach, expect, test, vi } from 'vitest';
import { OWNER_FIELD, OWNER_HEADER, ownerText } from '../owner.ts';
import { accessTo } from './access.ts';

const calledApi = vi.hoisted(() => vi.fn());
// It reads variables that only the built pages have.
vi.mock('$app/env/public', () => ({ PASSWORD_MIN_LENGTH: 12 }));
vi.mock('../../routes/(admin)/admin/checklist.ts', () => ({}));
vi.mock('./api.ts', () => ({ api: calledApi, streamFromApi: calledApi }));

type Handler = (event: RequestEvent) => unknown;
type Module = { actions?: Record<string, Handler>; POST?: Handler };

/** What may be sent from anybody's page: it changes nothing of an account but ends its session. */
const FOR_ANY_ACCOUNT = [
  '/(app)?/signOut',
  '/(admin)/admin/users?/density',
  '/(admin)/admin/users?/columns',
];
/** Forms that no signed-in page has, and the theme's, which is the browser's. */
const UNOWNED_FORMS = ['resend-form.svelte', 'theme-switch.svelte'];

const modules = import.meta.glob<Module>('../../routes/**/+{page.,}server.ts', { eager: true });
const handlers = Object.entries(modules).flatMap(([file, { actions, POST }]) => {
  const route = file.replace('../../routes', '').replace(/\/\+\w+(\.server)?\.ts$/, '');
  if (!['user', 'admin'].includes(accessTo(route))) return [];
  const named = Object.entries(actions ?? {}).map(([name, handler]) => ({
    name: `${route}?/${name}`,
    route,
    handler,
  }));
  return POST ? [...named, { name: route, route, handler: POST }] : named;
});
const owned = handlers.filter(({ name }) => !FOR_ANY_ACCOUNT.includes(name));

const ALAN = { id: 'usr_alan', email: 'alan@example.com' };
const ADA = ownerText({ id: 'usr_ada', email: 'ada@example.com' });

/** What Alan's browser sends from a page that names someone. */
function eventFrom(route: string, owner: string): RequestEvent {
  const headers = { [OWNER_HEADER]: encodeURIComponent(owner) };
  const fields = { [OWNER_FIELD]: owner, title: 'Typed', password: 'plum' };
  const body = route.endsWith('/file') ? formWithFile(fields) : new URLSearchParams(fields);
  const request = new Request('http://localhost/x', { method: 'POST', headers, body });
  const event = {
    locals: { user: ALAN },
    params: { id: 'usr_other' },
    request,
    route: { id: route },
    url: new URL(request.url),
  };
  return event as unknown as RequestEvent;
}

function formWithFile(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new File(['email'], 'users.csv'));
  return form;
}

/** The status and the text of an answer, of a form action or an endpoint, also of one that throws. */
async function answerOf(handler: Handler, event: RequestEvent) {
  const response = await (async () => handler(event))().catch((thrown: unknown) => thrown);
  if (response instanceof Response) return { status: response.status, text: await response.text() };
  const { status } = response as { status?: number };
  return { status, text: JSON.stringify(response) };
}

beforeEach(() => {
  calledApi.mockReset();
});

test('all actions and endpoints of signed-in pages are found', () => {
  expect(owned.length).toBeGreaterThan(30);
  const names = handlers.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...FOR_ANY_ACCOUNT, '/(admin)/admin/users/bulk']));
});

test.each(owned)('$name does nothing from the page of another account', async (sent) => {
  const { handler, route } = sent;
  const { status, text } = await answerOf(handler, eventFrom(route, ADA));
  expect(status).toBe(409);
  expect(text).toContain(
    'now signed in as alan@example.com. This form was opened as ada@example.com',
  );
  expect(text).not.toContain('plum');
  expect(calledApi).not.toHaveBeenCalled();
});

test.each(owned)('$name does nothing from a page that names no one', async (sent) => {
  const { handler, route } = sent;
  const { status, text } = await answerOf(handler, eventFrom(route, ''));
  expect(status).toBe(409);
  expect(text).toContain('Reload the page');
  expect(calledApi).not.toHaveBeenCalled();
});

test('every form that is posted names whose it is', () => {
  const sources = import.meta.glob<string>('../../**/*.svelte', {
    eager: true,
    query: '?raw',
    import: 'default',
  });
  const unowned = Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(/<form\b[\s\S]*?<\/form>/g)]
      .map(([form]) => form)
      .filter((form) => /method="POST"/i.test(form) && !form.includes('<OwnerField />'))
      .map(() => file.split('/').at(-1)),
  );
  expect(unowned.sort()).toEqual(UNOWNED_FORMS);
});
