import { REQUEST_MAX_KIB } from '@rolecall/schemas/bounds';
import type { RequestEvent } from '@sveltejs/kit';
import { formActionIn } from '../form-outcome.ts';
import { OWNER_FIELD, readOwner } from '../owner.ts';
import type { Draft } from '../page-outcome.ts';
import { withParams } from '../table-state.ts';
import { isSecretField, typedValues } from '../typed-values.ts';
import { readBounded } from './check-form.ts';
import { isForm } from './check-unsafe.ts';
import { cookieFor } from './session-cookie.ts';

/** How long someone has to sign in again, in seconds. */
const SECONDS = 30 * 60;
/** How long the form of a draft may be, in bytes, and how many are kept. */
const FORM_MAX = REQUEST_MAX_KIB * 1024;
const DRAFTS_MAX = 50;

type Kept = { ownerId: string; until: number; draft: Draft };

/** In memory: where it is lost, the form is empty, as it was before there were drafts. */
const drafts = new Map<string, Kept>();

const TEXT = 'Your session ended before this was saved. Check it, then send it again.';

/** The page that a form is on: the name of the action does not travel on. */
export const formPage = (url: URL) => withParams(url, {});

/** Keeps what someone typed into a form whose session has ended, until they have signed in again. */
export async function keepDraft(event: RequestEvent): Promise<void> {
  const { request, url, cookies } = event;
  // Whoever makes up a cookie gets here: what says that it is longer is not read.
  const length = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY);
  if (!isForm(request) || length > FORM_MAX) return;
  const sent = await readBounded(request, FORM_MAX).catch(() => undefined);
  const texts = [...(sent ?? [])].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const values = texts.filter(([name]) => name !== OWNER_FIELD && !isSecretField(name));
  if (typedValues(values).length === 0) return;
  const [oldest] = drafts.keys();
  if (oldest !== undefined && drafts.size >= DRAFTS_MAX) drafts.delete(oldest);
  const id = crypto.randomUUID();
  drafts.set(id, {
    ownerId: readOwner(Object.fromEntries(texts)[OWNER_FIELD] ?? '').id,
    until: Date.now() + SECONDS * 1000,
    draft: {
      page: formPage(url),
      outcome: {
        action: formActionIn(url.search),
        values: Object.fromEntries(values),
        errors: {},
        result: { tone: 'info', text: TEXT },
      },
    },
  });
  const { name, options } = cookieFor(url, 'draft');
  cookies.set(name, id, { ...options, maxAge: SECONDS });
}

/** The draft of who is signed in for the page that is opened, once. */
export function takeDraft({ request, url, cookies, locals }: RequestEvent): Draft | undefined {
  const { name, options } = cookieFor(url, 'draft');
  const id = cookies.get(name);
  if (id === undefined || request.method !== 'GET') return undefined;
  const kept = drafts.get(id);
  const isTheirs = kept?.ownerId === locals.user?.id && kept?.draft.page === formPage(url);
  if (kept && !isTheirs) return undefined;
  drafts.delete(id);
  cookies.delete(name, options);
  return kept && kept.until > Date.now() ? kept.draft : undefined;
}
