import { pick } from '@rolecall/schemas/pick';
import type { User } from '@rolecall/schemas/user';
import { PROFILE_FIELDS, USER_FIELDS } from '@rolecall/schemas/user-fields';

/** What a form for a profile holds, and the version that it is based on. */
export const savedProfile = (user: User) => ({
  ...pick(user, PROFILE_FIELDS),
  ifMatch: user.updatedAt,
});

/** What its fields are called. */
export const PROFILE_LABELS: Record<string, string> = Object.fromEntries(
  PROFILE_FIELDS.map((name) => [name, USER_FIELDS[name].label]),
);
