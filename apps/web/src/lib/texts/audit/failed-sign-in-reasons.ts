import type { RefusalReason } from '@rolecall/schemas/sign-in-check';
import type { z } from 'zod';

/** Why a sign-in failed. Only admins see it: whoever tried is told less. */
export const failedSignInReasons: Record<z.infer<typeof RefusalReason>, string> = {
  INVALID_CREDENTIALS: 'Wrong password',
  ACCOUNT_INACTIVE: 'Right password, but the account is deactivated',
  UNVERIFIED: 'Right password, but the email isn’t verified',
};
