import { DEFAULT_LIMITS } from '@rolecall/core/limits';

const MANY = 1_000_000_000;

/** Tests come from one IP, all of them, and a few users ask a lot. */
const IN_THE_WAY = [
  'register.address',
  'signIn.address.minute',
  'signIn.address.hour',
  'token.address',
  'forgot.address',
  'resend.address',
  'mail.recipient',
  'mail.recipient.other',
  'mail.recipient.notice',
  'mail.notice',
  'list.user',
  'profile.user',
  'export.user',
] as const;

const lifted = (name: keyof typeof DEFAULT_LIMITS) => [
  name,
  'free' in DEFAULT_LIMITS[name] ? { free: MANY } : { limit: MANY },
];

/** RATE_LIMITS for tests that are not about limits: wrong passwords still lock out. */
export const LIFTED_LIMITS = JSON.stringify(Object.fromEntries(IN_THE_WAY.map(lifted)));

/** The same, where the first lockout takes so long: a second is over while a slow test looks at it. */
export const lockingOutFor = (firstDelaySeconds: number) =>
  JSON.stringify({
    ...Object.fromEntries(IN_THE_WAY.map(lifted)),
    'signIn.account': { firstDelaySeconds },
  });

/** The same, where a lockout lasts as long as a test looks at it. */
export const LASTING_LOCKOUT = lockingOutFor(900);

/** RATE_LIMITS that lifts every row there is, so that a server is measured and not its limits. */
export function liftEveryLimit(): string {
  const names = Object.keys(DEFAULT_LIMITS) as (keyof typeof DEFAULT_LIMITS)[];
  return JSON.stringify(Object.fromEntries(names.map(lifted)));
}
