type GivenNames = {
  firstName?: string | undefined;
  lastName?: string | undefined;
  fullName?: string | undefined;
};

/** First and last name, from a full name where only that is given: its last word is the last name. */
export function splitFullName(given: GivenNames): { firstName: string; lastName: string } {
  const words = (given.fullName ?? '').split(/\s+/).filter((word) => word !== '');
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const first = words.length > 1 ? words.slice(0, -1).join(' ') : (words[0] ?? '');
  return { firstName: given.firstName ?? first, lastName: given.lastName ?? last };
}
