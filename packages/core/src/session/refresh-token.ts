import { equalsInConstantTime, hashToken, type Secrets } from '../secrets.ts';

const PREFIX = 'rcr_';

/** One generation of a session's refresh tokens. The seed stays the same through all of them. */
export type RefreshToken = { sessionId: string; generation: number; seed: string };

const macText = (token: RefreshToken) => `${token.sessionId}.${token.generation}.${token.seed}`;

/**
 * Writes a refresh token. It is a function of its parts, so that the successor of a token can be
 * given a second time without being stored (see docs/decisions/006).
 */
export function writeRefreshToken(secrets: Secrets, token: RefreshToken): string {
  return `${PREFIX}${macText(token)}.${secrets.mac('refresh-token', macText(token))}`;
}

/** Reads a refresh token that this server wrote, of whatever generation; else `undefined`. */
export function readRefreshToken(secrets: Secrets, text: string): RefreshToken | undefined {
  if (!text.startsWith(PREFIX)) return undefined;
  const [sessionId, generationText, seed, mac, ...rest] = text.slice(PREFIX.length).split('.');
  if (!sessionId || !generationText || !seed || !mac || rest.length > 0) return undefined;
  if (!/^(?:0|[1-9][0-9]{0,9})$/.test(generationText)) return undefined;
  const token = { sessionId, generation: Number(generationText), seed };
  return equalsInConstantTime(mac, secrets.mac('refresh-token', macText(token)))
    ? token
    : undefined;
}

/** What is stored of a family of refresh tokens. */
export function hashRefreshSeed(seed: string): string {
  return hashToken('refresh-seed', seed);
}
