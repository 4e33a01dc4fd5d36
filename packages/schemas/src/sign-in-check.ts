import { z } from 'zod';
import { SentMail } from './admin-mail.ts';
import { Timestamp } from './fields.ts';
import { UserStatus } from './user.ts';

/** What an administrator can do about a check: a procedure of `admin.users`; `verifyEmail` is `update`. */
const SIGN_IN_FIXES = [
  'activate',
  'verifyEmail',
  'resendVerification',
  'sendPasswordReset',
  'resendInvitation',
  'clearThrottle',
] as const;
export type SignInFix = (typeof SIGN_IN_FIXES)[number];

/** Why a sign-in was refused, as it is written down; the person is told less. */
const REFUSAL_REASONS = ['INVALID_CREDENTIALS', 'ACCOUNT_INACTIVE', 'UNVERIFIED'] as const;
export const RefusalReason = z.enum(REFUSAL_REASONS);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** `problem`: blocks sign-in. `notice`: to review. */
const check = <Key extends string, Details extends z.ZodRawShape>(key: Key, details: Details) =>
  z.object({
    key: z.literal(key),
    state: z.enum(['ok', 'problem', 'notice']),
    fix: z.enum(SIGN_IN_FIXES).nullable(),
    ...details,
  });

/** Who has to wait, and until when. */
const Wait = z.object({
  scope: z.enum(['account', 'ip', 'device', 'everywhere']).meta({
    description:
      '`account`: unknown devices at this IP; `ip`: sign-ins to any account from this IP; `device`: a known device; `everywhere`: unknown devices at any IP.',
  }),
  ip: z
    .string()
    .meta({ description: 'Empty where it does not depend on the IP.', example: '203.0.113.9' }),
  /** Whether it is about a device that signed in before, which is counted apart. */
  knownDevice: z.boolean(),
  until: Timestamp,
});
export type Wait = z.infer<typeof Wait>;

/** A sign-in that was refused; no reason where none of these was written down. */
const Failure = z.object({
  at: Timestamp,
  ip: z.string().meta({ example: '203.0.113.9' }),
  reason: RefusalReason.nullable(),
});

/** What sign-in looks at, in its order, and then what tells why someone has trouble. */
export const SignInCheckItem = z.discriminatedUnion('key', [
  check('exists', {
    email: z.string().meta({ example: 'ada@example.com' }),
    lastLoginAt: Timestamp.nullable(),
  }),
  check('throttle', { until: Timestamp.nullable(), waits: z.array(Wait) }),
  check('password', { hasPassword: z.boolean() }),
  check('active', { status: UserStatus }),
  check('verified', { required: z.boolean(), emailVerified: z.boolean() }),
  check('failures', {
    since: Timestamp,
    count: z.int(),
    items: z.array(Failure),
  }),
  check('mail', { items: z.array(SentMail) }),
  check('sessions', { count: z.int(), lastUsedAt: Timestamp.nullable() }),
]);
export type SignInCheckItem = z.infer<typeof SignInCheckItem>;
export type SignInCheckItemOf<Key extends SignInCheckItem['key']> = Extract<
  SignInCheckItem,
  { key: Key }
>;

/** Why someone can or cannot sign in. */
export const SignInCheck = z
  .object({ canSignIn: z.boolean(), checks: z.array(SignInCheckItem) })
  .meta({ id: 'SignInCheck' });
export type SignInCheck = z.infer<typeof SignInCheck>;
