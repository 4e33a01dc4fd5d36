import { type Client, clientOf, signUp } from './clients.ts';
import { quantile, timed } from './measures.ts';
import { withServer } from './with-server.ts';

const ROUNDS = 100;

type Attempt = (client: Client, email: string) => Promise<unknown>;

const ATTEMPTS: Record<string, Attempt> = {
  'wrong sign-in': (client, email) =>
    client.auth.login.mutate({ email, password: 'not the passphrase' }).catch(() => undefined),
  'forgotten password': (client, email) => client.auth.forgotPassword.mutate({ email }),
};

/** Whether the time of an answer tells if an account exists: known and unknown ones in turn. */
await withServer(async (url) => {
  const client = clientOf(url);
  const known = 'known@example.com';
  await signUp(url, known);
  for (const [name, attempt] of Object.entries(ATTEMPTS)) {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = -10; round < ROUNDS; round++) {
      const unknown = `unknown${round + 10}@example.com`;
      const [a, b] = [
        await timed(() => attempt(client, known)),
        await timed(() => attempt(client, unknown)),
      ];
      // The first ones warm the process up.
      if (round < 0) continue;
      times.known.push(a);
      times.unknown.push(b);
    }
    const [a, b] = [quantile(times.known, 0.5), quantile(times.unknown, 0.5)];
    const difference = Math.abs(a - b);
    const percent = (100 * difference) / Math.max(a, b);
    console.log(
      `${name}: known ${a.toFixed(2)} ms, unknown ${b.toFixed(2)} ms, apart ${difference.toFixed(2)} ms (${percent.toFixed(1)} %)`,
    );
  }
});
