import { pick } from '@rolecall/schemas/pick';
import type { ProfileInput } from '@rolecall/schemas/user';
import { PROFILE_FIELDS } from '@rolecall/schemas/user-fields';
import { splitFullName } from './split-full-name.ts';

/** What an input says of a new user, its first and last name from a full name where need be. */
export function newProfile(given: ProfileInput) {
  const { firstName = '', lastName = '' } = splitFullName(given);
  return { ...pick(given, PROFILE_FIELDS), firstName, lastName };
}
