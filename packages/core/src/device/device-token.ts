import { DEVICE_TOKEN, DEVICE_TOKEN_PREFIX, DEVICE_USERS_MAX } from '@rolecall/schemas/bounds';
import { hashToken, randomToken } from '../secrets.ts';

const SEPARATOR = '.';

/** A device that someone signs in with. */
export type Device = {
  /** What is stored of its secret. */
  key: string;
  /** Whether they signed in with it before. */
  isKnown: boolean;
  /** What it keeps, and sends the next time. */
  token: string;
};

/** A device of which nothing is known; it keeps the secrets of other users that it has. */
export function newDevice(offered?: string): Device {
  const secret = `${DEVICE_TOKEN_PREFIX}${randomToken()}`;
  const kept = [secret, ...secretsIn(offered)].slice(0, DEVICE_USERS_MAX);
  return { key: keyOf(secret), isKnown: false, token: kept.join(SEPARATOR) };
}

/** Under which keys the secrets of a token would be stored. */
export function deviceKeysOf(token: string | undefined): string[] {
  return secretsIn(token).map(keyOf);
}

const keyOf = (secret: string) => hashToken('device', secret);

const secretsIn = (token: string | undefined) =>
  token !== undefined && DEVICE_TOKEN.test(token) ? token.split(SEPARATOR) : [];
