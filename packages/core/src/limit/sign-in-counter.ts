import type { Device } from '../device/device-token.ts';
import type { LimitUse } from './limit-use.ts';

/** What failed sign-ins with unknown devices count by: the account and the IP together. */
export const accountAtIp = (email: string, ip: string): LimitUse => ({
  name: 'signIn.account',
  by: `${email} ${ip} `,
});

/** The account alone, for a whole day and from wherever. */
export const accountInDay = (email: string): LimitUse => ({
  name: 'signIn.account.day',
  by: email,
});

/** An IP alone, whatever the account. */
export const atIp = (ip: string): LimitUse[] =>
  (['signIn.address.minute', 'signIn.address.hour'] as const).map((name) => ({ name, by: ip }));

/** A device that signed in before. */
export const onDevice = (key: string): LimitUse => ({ name: 'signIn.device', by: key });

/**
 * What a sign-in counts against when it fails, and which of it a success clears. A success leaves the
 * day's failures: the owner's sign-ins would give whoever is guessing more and more tries.
 */
export function signInUses(
  email: string,
  ip: string,
  { key, isKnown }: Device,
): { all: LimitUse[]; cleared: LimitUse } {
  const cleared = isKnown ? onDevice(key) : accountAtIp(email, ip);
  return { all: isKnown ? [cleared] : [...atIp(ip), cleared, accountInDay(email)], cleared };
}
