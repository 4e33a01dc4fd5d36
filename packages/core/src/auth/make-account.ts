import type { Transaction } from '@rolecall/db/database';
import { RegisterInput } from '@rolecall/schemas/auth';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { newDevice } from '../device/device-token.ts';
import { DomainError } from '../errors.ts';
import { isWithinLimit } from '../limit/consume-limit.ts';
import { countAttempt } from '../limit/count-attempt.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { checkPassword } from '../password/check-password.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { randomUsername } from '../user/free-usernames.ts';
import { insertUser } from '../user/insert-user.ts';
import { newProfile } from '../user/new-profile.ts';
import { inSteps, STEP_MS } from './in-steps.ts';
import { passwordOfRegistered } from './password-of-registered.ts';
import { queueAlreadyRegistered } from './queue-already-registered.ts';
import { roleFor } from './role-for.ts';
import type { Start, Started } from './signed-in.ts';

/** The duties of both ways to create an account. */
export const REGISTER_DUTIES = {
  may: 'account:register',
  input: RegisterInput,
  refuses: [
    'FORBIDDEN',
    'REGISTRATION_CLOSED',
    'WEAK_PASSWORD',
    'EMAIL_TAKEN',
    'USERNAME_TAKEN',
    'RATE_LIMITED',
  ],
} as const;

/**
 * Creates an account and, where an unverified email may sign in, starts a session with it.
 * @param start begins the session, in the transaction that creates the account
 * @returns `undefined` where the email has to be verified first, or is known
 */
export function makeAccount<T>(
  ctx: Context,
  input: RegisterInput,
  start: Start<T>,
): Promise<Started<T> | undefined> {
  const uses: LimitUse[] = [{ name: 'register.address', by: ctx.request.ip }];
  const make = () => countAttempt(ctx, uses, (count) => insertAccount(ctx, input, count, start));
  return ctx.config.emailVerification === 'required' ? inSteps(STEP_MS.account, make) : make();
}

async function insertAccount<T>(
  ctx: Context,
  input: RegisterInput,
  count: (tx: Transaction) => Promise<void>,
  start: Start<T>,
): Promise<Started<T> | undefined> {
  const role = roleFor(ctx, input.adminKey);
  if (ctx.config.registration === 'closed' && role !== 'admin') {
    throw new DomainError('REGISTRATION_CLOSED');
  }
  const profile = newProfile(input);
  const names = [profile.firstName, profile.lastName];
  checkPassword(ctx.config, input.password, { email: input.email, names });
  const mustVerify = ctx.config.emailVerification === 'required';
  if (mustVerify && input.username !== undefined) {
    // A name that is taken, or not, would tell whether the email before it was known.
    throw new DomainError('VALIDATION_FAILED', {
      fields: { username: ['Choose a username after you verify your email.'] },
    });
  }
  const passwordHash = await ctx.passwords.hash(input.password);
  const { email, password } = input;
  const matches = mustVerify ? await passwordOfRegistered(ctx, email, password) : undefined;

  return transactAsActor(ctx, async (tx) => {
    await count(tx);
    const mayNotify =
      mustVerify && (await isWithinLimit(ctx, { name: 'notice.account', by: email }, tx));
    const again = { email, passwordHash, matches, mayNotify };
    if (mustVerify && (await queueAlreadyRegistered(ctx, tx, again))) return undefined;
    const user = await insertUser(ctx, tx, {
      ...profile,
      ...(mustVerify && { username: randomUsername() }),
      email,
      passwordHash,
      role,
      emailVerified: false,
      lastLoginAt: mustVerify ? null : ctx.now(),
    });
    await recordAudit(ctx, tx, {
      action: 'user.registered',
      target: { kind: 'user', id: user.id },
      after: { role },
    });
    await queueMail(ctx, tx, 'verify-email', user.id);
    if (mustVerify) return undefined;
    const device = newDevice(input.deviceToken);
    return { user, device, started: await start(ctx, tx, user, device) };
  });
}
