import { apiClient } from './client.ts';
import { newPerson, type Person } from './people.ts';

/** A client that speaks for an administrator who proved the password a moment ago. */
export async function adminClient(url: string, admin: Person) {
  const { email, password } = admin;
  const { tokens } = await apiClient(url).auth.login.mutate({ email, password });
  return apiClient(url, tokens.accessToken);
}

/** Makes accounts with a last name of their own, quickly: nobody has to hash their passwords. */
export async function makeCrowd(url: string, admin: Person, size: number): Promise<string> {
  const api = await adminClient(url, admin);
  const lastName = `Crowd${Math.random().toString(36).slice(2, 8)}`;
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
