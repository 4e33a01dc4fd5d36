import type { CreateSessionInput } from '@rolecall/schemas/auth';
import type { RequestEvent } from '@sveltejs/kit';
import { api } from './api.ts';
import { setSessionCookie } from './session-cookie.ts';

/** Opens a web session and keeps its token in this browser's cookie. */
export async function signIn(event: RequestEvent, input: CreateSessionInput): Promise<void> {
  const { session } = await api(event).auth.createSession.mutate(input);
  setSessionCookie(event, session, input.remember ?? false);
}

/**
 * Signs in somebody whose account was made a moment ago.
 * @returns whether it worked; when not, the account exists all the same and the person can sign in
 */
export function signInNewcomer(event: RequestEvent, input: CreateSessionInput): Promise<boolean> {
  return signIn(event, input).then(
    () => true,
    () => false,
  );
}
