import { splitName } from '@rolecall/schemas/split-name';
import type { ProfileInput } from '@rolecall/schemas/user';

/**
 * What an input says of first and last name. A full name is split; where a first or last name is
 * given beside it, that one counts.
 */
export function splitFullName({
  fullName,
  firstName,
  lastName,
}: ProfileInput): Pick<ProfileInput, 'firstName' | 'lastName'> {
  if (fullName === undefined) return { firstName, lastName };
  const split = splitName(fullName);
  return { firstName: firstName ?? split.firstName, lastName: lastName ?? split.lastName };
}
