import { createHash } from 'node:crypto';

/** Some hundred bytes each; beyond it, those that were not used for longest are forgotten. */
const KNOWN_MAX = 10_000;

/** Whose session it was, by the hash of its token, in memory: a made-up cookie is never among them. */
const owners = new Map<string, string>();

const keyOf = (token: string) => createHash('sha256').update(token).digest('base64');

/** Remembers whose session the API said this is. */
export function rememberSession(token: string, userId: string): void {
  const key = keyOf(token);
  owners.delete(key);
  owners.set(key, userId);
  const [oldest] = owners.keys();
  if (oldest !== undefined && owners.size > KNOWN_MAX) owners.delete(oldest);
}

/** Whose session it is or was; nothing where it never was one that was used here. */
export const ownerOfSession = (token: string) => owners.get(keyOf(token));
