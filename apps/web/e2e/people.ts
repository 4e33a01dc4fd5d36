import { randomUUID } from 'node:crypto';

export type Person = {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
};

/** Somebody nobody has met before. */
export function newPerson(firstName = 'Grace', lastName = 'Hopper'): Person {
  const suffix = randomUUID().slice(0, 8);
  return {
    email: `${firstName}.${lastName}.${suffix}@example.com`.toLowerCase(),
    password: `violet tractor ${suffix}`,
    firstName,
    lastName,
  };
}
