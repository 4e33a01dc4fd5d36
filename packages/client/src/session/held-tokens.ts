import type { Tokens } from '../api.ts';
import { isRecord } from '../transport/read-response.ts';

/** Tokens, and until when the access token is good for use by the clock of this machine. */
export type HeldTokens = { tokens: Tokens; freshUntil: number };

/** An access token that is about to expire would expire on its way. */
const MARGIN_MS = 30_000;

/**
 * Tokens as they came just now. How long they live is read from the token itself: the clocks of this
 * machine and of the server may differ.
 */
export function holdTokens(tokens: Tokens): HeldTokens {
  return { tokens, freshUntil: Date.now() + lifetimeMs(tokens.accessToken) - MARGIN_MS };
}

/** Whether the access token may still be sent. */
export const isFresh = ({ freshUntil }: HeldTokens): boolean => Date.now() < freshUntil;

/** What was kept, or `undefined` for anything else. */
export function readHeldTokens(text: string | null | undefined): HeldTokens | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isHeldTokens(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value has both tokens, whatever else it has. */
export const isTokens = (value: unknown): value is Tokens =>
  isRecord(value) &&
  typeof value.accessToken === 'string' &&
  typeof value.refreshToken === 'string';

const isHeldTokens = (value: unknown): value is HeldTokens =>
  isRecord(value) && typeof value.freshUntil === 'number' && isTokens(value.tokens);

function lifetimeMs(accessToken: string): number {
  try {
    const base64 = (accessToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { iat, exp }: Record<string, unknown> = JSON.parse(atob(base64));
    return typeof iat === 'number' && typeof exp === 'number' ? (exp - iat) * 1000 : 0;
  } catch {
    return 0;
  }
}
