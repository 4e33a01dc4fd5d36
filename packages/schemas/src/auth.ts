import { z } from 'zod';
import { Email } from './email.ts';
import { BearerToken, Ok, OneTimeToken, Password, Timestamp, TypedPassword } from './fields.ts';
import { ProfileInput, User } from './user.ts';

const { username, ...names } = ProfileInput.shape;

/** Any text: one that is unknown, or another user's, counts as none. */
const DeviceToken = z.string().max(512).meta({
  description:
    'Identifies this device at the next sign-in. Valid for a year. Store it like a password.',
  example: 'rcd_Zm9yIGV4YW1wbGUgb25seSwgbm90IGEgdG9rZW4gYXQgYWxs',
});

export const RegisterInput = z.strictObject({
  email: Email,
  password: Password,
  deviceToken: DeviceToken.optional(),
  ...names,
  username,
  adminKey: z.string().min(1).max(512).optional(),
});
export type RegisterInput = z.infer<typeof RegisterInput>;

export const LoginInput = z.strictObject({
  email: Email,
  password: TypedPassword,
  deviceToken: DeviceToken.optional(),
});
export type LoginInput = z.infer<typeof LoginInput>;

export const CreateSessionInput = LoginInput.extend({ remember: z.boolean().optional() });
export type CreateSessionInput = z.infer<typeof CreateSessionInput>;

export const RefreshInput = z.strictObject({ refreshToken: BearerToken });
export type RefreshInput = z.infer<typeof RefreshInput>;

export const ReauthenticateInput = z.strictObject({ password: TypedPassword });
export type ReauthenticateInput = z.infer<typeof ReauthenticateInput>;

const LinkRequest = z.strictObject({ email: Email });

export const ForgotPasswordInput = LinkRequest;
export type ForgotPasswordInput = z.infer<typeof ForgotPasswordInput>;

const PasswordByLink = z.strictObject({ token: OneTimeToken, password: Password });

export const ResetPasswordInput = PasswordByLink.extend({
  rememberDevice: z
    .boolean()
    .optional()
    .describe(
      'Whether this device counts as known from now on: the response then has the `deviceToken` to send when signing in. A known device cannot be locked out by failed sign-ins elsewhere.',
    ),
  deviceToken: DeviceToken.optional(),
});
export type ResetPasswordInput = z.infer<typeof ResetPasswordInput>;

export const ResendVerificationInput = LinkRequest;
export type ResendVerificationInput = z.infer<typeof ResendVerificationInput>;

export const AcceptInvitationInput = PasswordByLink.extend({
  deviceToken: DeviceToken.optional(),
  ...names,
  username,
});
export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;

export const SetupInput = z.strictObject({
  token: OneTimeToken,
  email: Email,
  password: Password,
  ...names,
});
export type SetupInput = z.infer<typeof SetupInput>;

/** The device token is there where it was asked for. */
export const PasswordReset = Ok.extend({ deviceToken: DeviceToken.optional() });

/** What an app gets when someone signs in: a short-lived JWT and the token that renews it. */
export const Tokens = z
  .object({
    tokenType: z.literal('Bearer'),
    accessToken: z
      .string()
      .meta({ example: 'eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.c2lnbmF0dXJl' }),
    accessTokenExpiresAt: Timestamp,
    refreshToken: BearerToken,
    refreshTokenExpiresAt: Timestamp,
    sessionId: z.string().meta({ example: 'ses_01k9x3v7e8f2m4q6s8t0w2y4z6' }),
  })
  .meta({ id: 'Tokens' });
export type Tokens = z.infer<typeof Tokens>;

export const SignedIn = z.object({ user: User, tokens: Tokens, deviceToken: DeviceToken });
export type SignedIn = z.infer<typeof SignedIn>;

/** With `EMAIL_VERIFICATION=required` the response is the same whether or not the email is known. */
const VerificationSent = z.object({ status: z.literal('verification_sent') });

export const Registered = z.union([SignedIn, VerificationSent]);
export type Registered = z.infer<typeof Registered>;

export const Refreshed = z.object({ tokens: Tokens });
export type Refreshed = z.infer<typeof Refreshed>;

export const SessionCreated = z.object({
  user: User,
  session: z.object({ id: z.string(), token: z.string(), expiresAt: Timestamp }),
  deviceToken: DeviceToken,
});
export type SessionCreated = z.infer<typeof SessionCreated>;

/** What the web app gets of a registration. */
export const RegisteredSession = z.union([SessionCreated, VerificationSent]);
