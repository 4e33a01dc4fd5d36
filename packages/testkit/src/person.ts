export type Person = {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
};

/** Someone no one has met before, and their password; the account is yet to be made. */
export function newPerson(firstName = 'Grace', lastName = 'Hopper'): Person {
  const suffix = crypto.randomUUID().slice(0, 8);
  return {
    email: `${firstName}.${lastName}.${suffix}@example.com`.toLowerCase(),
    password: `violet tractor ${suffix}`,
    firstName,
    lastName,
  };
}
