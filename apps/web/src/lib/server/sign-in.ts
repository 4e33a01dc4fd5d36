import { CreateSessionInput, type SessionCreated } from '@rolecall/schemas/auth';
import type { User } from '@rolecall/schemas/user';
import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { api } from './api.ts';
import { readDeviceCookie, setDeviceCookie } from './device-cookie.ts';
import { setSessionCookie } from './session-cookie.ts';

/** What someone types in to sign in; the browser adds what it is known by. */
export const SignInForm = CreateSessionInput.omit({ deviceToken: true });
type SignInForm = z.output<typeof SignInForm>;

/** Opens a web session and keeps its token in this browser's cookie, and what it is known by. */
export async function signIn(event: RequestEvent, input: SignInForm): Promise<User> {
  const deviceToken = readDeviceCookie(event);
  const created = await api(event).auth.createSession.mutate({ ...input, deviceToken });
  keepSession(event, created, input.remember);
  return created.user;
}

/** Keeps a session in this browser, and what it is known by. */
export function keepSession(event: RequestEvent, created: SessionCreated, remember = false): void {
  setSessionCookie(event, created.session, remember);
  setDeviceCookie(event, created.deviceToken);
}

/**
 * Signs in someone whose account was made a moment ago.
 * @returns whether it worked; when not, the account exists all the same and the person can sign in
 */
export function signInNewcomer(event: RequestEvent, input: SignInForm): Promise<boolean> {
  return signIn(event, input).then(
    () => true,
    () => false,
  );
}
