import { signedInClient } from '@rolecall/testkit/client';
import { newPerson, type Person } from '@rolecall/testkit/person';

/** Makes accounts with a last name of their own, quickly: no one has to hash their passwords. */
export async function makeUsers(url: string, admin: Person, size: number): Promise<string> {
  const api = await signedInClient(url, admin);
  const lastName = `Group${Math.random().toString(36).slice(2, 8)}`;
  const numbers = Array.from({ length: size }, (_, index) => String(index).padStart(3, '0'));
  for (let start = 0; start < size; start += 10) {
    const some = numbers.slice(start, start + 10);
    await Promise.all(
      some.map((number) => {
        const { email } = newPerson(`P${number}`, lastName);
        return api.admin.users.create.mutate({ email, firstName: `P${number}`, lastName });
      }),
    );
  }
  return lastName;
}
