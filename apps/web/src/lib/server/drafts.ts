import { REQUEST_MAX_KIB } from '@rolecall/schemas/bounds';
import type { RequestEvent } from '@sveltejs/kit';
import { formActionIn } from '../form-outcome.ts';
import { OWNER_FIELD, readOwner } from '../owner.ts';
import type { Draft } from '../page-outcome.ts';
import { draftTexts } from '../texts/refusals.ts';
import { isSecretField, typedValues } from '../typed-values.ts';
import { readBounded } from './check-form.ts';
import { isForm } from './check-unsafe.ts';
import { formPage } from './page-of.ts';
import { cookieFor } from './session-cookie.ts';

/** How long someone has to sign in again, in seconds. */
const SECONDS = 30 * 60;
/** How long the form of a draft may be, in bytes. */
const FORM_MAX = REQUEST_MAX_KIB * 1024;
/** How many are kept, one an account. */
const DRAFTS_MAX = 50;
/** The longest one, in characters: the longest post fits. */
const DRAFT_MAX = 32 * 1024;

type Kept = { id: string; until: number; draft: Draft };

/** In memory, by account: where it is lost, the form is empty, as it was before there were drafts. */
const drafts = new Map<string, Kept>();

/**
 * Keeps what someone typed into a form whose session has ended, until they have signed in again.
 * @param userId whose session it was; without it there was none, and strangers push out no drafts
 */
export async function keepDraft(event: RequestEvent, userId: string | undefined): Promise<void> {
  const { request, url, cookies } = event;
  const length = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY);
  if (userId === undefined || !isForm(request) || length > FORM_MAX) return;
  const sent = await readBounded(request, FORM_MAX).catch(() => undefined);
  const texts = [...(sent ?? [])].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  if (readOwner(Object.fromEntries(texts)[OWNER_FIELD] ?? '').id !== userId) return;
  const values = texts.filter(([name]) => name !== OWNER_FIELD && !isSecretField(name));
  if (typedValues(values).length === 0 || values.flat().join('').length > DRAFT_MAX) return;
  drafts.delete(userId);
  const [oldest] = drafts.keys();
  if (oldest !== undefined && drafts.size >= DRAFTS_MAX) drafts.delete(oldest);
  const id = crypto.randomUUID();
  drafts.set(userId, {
    id,
    until: Date.now() + SECONDS * 1000,
    draft: {
      page: formPage(url),
      outcome: {
        action: formActionIn(url.search),
        values: Object.fromEntries(values),
        errors: {},
        result: { tone: 'info', text: draftTexts.kept },
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
  const userId = locals.user?.id;
  if (id === undefined || userId === undefined || request.method !== 'GET') return undefined;
  const kept = drafts.get(userId);
  // The cookie may be of someone else who signed in here, or for another page.
  if (kept?.id !== id || kept.draft.page !== formPage(url)) return undefined;
  drafts.delete(userId);
  cookies.delete(name, options);
  return kept.until > Date.now() ? kept.draft : undefined;
}
