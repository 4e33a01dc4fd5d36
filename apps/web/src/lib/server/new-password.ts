import { weaknessOf } from '@rolecall/schemas/password/weakness-of';
import type { z } from 'zod';
import { PASSWORD_MIN_LENGTH } from '$app/env/public';

const JUDGE = {
  owner: { email: '', names: [] },
  minLength: PASSWORD_MIN_LENGTH,
  isCommon: () => false,
};

/**
 * A new password in a form that says of all its fields at once what is wrong with them. The server
 * alone knows which ones are common, and looks at the rest again.
 */
export const newPassword = <S extends z.ZodType<string>>(password: S) =>
  password.superRefine((text, { addIssue }) => {
    const weakness = weaknessOf(text, JUDGE);
    if (weakness !== undefined) addIssue(weakness);
  });
