import { type RequestEvent, redirect } from '@sveltejs/kit';
import { landing, loginPath } from '../next.ts';
import { accessTo, MISSING_ROUTE } from './access.ts';
import { api } from './api.ts';
import { isSignedOut } from './api-error.ts';
import { deny } from './deny.ts';
import { keepDraft, takeDraft } from './drafts.ts';
import { ownerOfSession, rememberSession } from './known-sessions.ts';
import { mayOpen } from './navigation.ts';
import { setNotice } from './notice-cookie.ts';
import { pageOf } from './page-of.ts';
import { refuse } from './refuse.ts';
import { deleteSessionCookie, readSessionCookie } from './session-cookie.ts';

type Identity = 'known' | 'anonymous' | 'ended' | 'unavailable';

async function identify(event: RequestEvent, token: string | undefined): Promise<Identity> {
  if (!token) return 'anonymous';
  try {
    event.locals.user = await api(event, token).user.me.query();
    event.locals.session = token;
    rememberSession(token, event.locals.user.id);
    return 'known';
  } catch (error) {
    if (!isSignedOut(error)) return 'unavailable';
    return deleteSessionCookie(event) ? 'ended' : 'anonymous';
  }
}

/**
 * Finds out who asks and whether they may. Runs before any load function, form action or endpoint,
 * so pages, their data requests and their actions are all held to the same table.
 * @returns the refusal, or `undefined` to go on
 * @throws a redirect to the place where the person can go on
 */
export async function guard(event: RequestEvent): Promise<Response | undefined> {
  const token = readSessionCookie(event);
  const identity = await identify(event, token);
  if (identity === 'unavailable') return refuse(event, 503);

  const access = accessTo(event.route.id);
  const { user } = event.locals;
  if (event.route.id === MISSING_ROUTE && !user) return refuse(event, 404);
  if (access === 'anyone') return undefined;
  if (access === 'none') return refuse(event, 404);
  if (access === 'guest') {
    if (user) redirect(303, landing(user, event.url));
    return undefined;
  }
  if (!user) {
    if (identity === 'ended') {
      setNotice(event, 'session-ended');
      await keepDraft(event, token && ownerOfSession(token));
    }
    redirect(303, loginPath(pageOf(event)));
  }
  event.locals.draft = takeDraft(event);
  return access === 'admin' && !mayOpen(user, event.url.pathname) ? deny(event) : undefined;
}
