import { CreateSessionInput, type SessionCreated, type SignedIn } from '@rolecall/schemas/auth';
import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { api } from './api.ts';
import { readDeviceCookie, setDeviceCookie } from './device-cookie.ts';
import { setSessionCookie } from './session-cookie.ts';

/** What somebody types in to sign in; the browser adds what it is known by. */
export const SignInForm = CreateSessionInput.omit({ deviceToken: true });
type SignInForm = z.output<typeof SignInForm>;

/**
 * Opens a web session and keeps its token in this browser's cookie, and what it is known by.
 * @param deviceToken what it is known by, where not what the browser has
 */
export async function signIn(
  event: RequestEvent,
  input: SignInForm,
  deviceToken = readDeviceCookie(event),
): Promise<void> {
  const created = await api(event).auth.createSession.mutate({ ...input, deviceToken });
  keepSession(event, created, input.remember);
}

/** Keeps a session in this browser, and what it is known by. */
export function keepSession(event: RequestEvent, created: SessionCreated, remember = false): void {
  setSessionCookie(event, created.session, remember);
  setDeviceCookie(event, created.deviceToken);
}

/**
 * Signs this browser in with a session of its own, in place of any other. The tokens that came with
 * the account are meant for apps: nobody keeps them here, so their session is ended at once.
 * @returns whether it worked, see `signInNewcomer`
 */
export async function signInInsteadOfTokens(
  event: RequestEvent,
  input: SignInForm,
  { tokens: { accessToken }, deviceToken }: Omit<SignedIn, 'user'>,
): Promise<boolean> {
  const isSignedIn = await signInNewcomer(event, input, deviceToken);
  const { session } = event.locals;
  const left = isSignedIn && session ? [accessToken, session] : [accessToken];
  await Promise.allSettled(left.map((credential) => api(event, credential).auth.logout.mutate()));
  return isSignedIn;
}

/**
 * Signs in somebody whose account was made a moment ago.
 * @returns whether it worked; when not, the account exists all the same and the person can sign in
 */
export function signInNewcomer(
  event: RequestEvent,
  input: SignInForm,
  deviceToken?: string,
): Promise<boolean> {
  return signIn(event, input, deviceToken).then(
    () => true,
    () => false,
  );
}
