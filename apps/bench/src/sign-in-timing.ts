import type { AppRouter } from '@rolecall/api/router';
import { createTRPCClient, httpLink } from '@trpc/client';
import { withServer } from './with-server.ts';

const ROUNDS = 100;
const PASSWORD = 'a long enough passphrase';

type Client = ReturnType<typeof createTRPCClient<AppRouter>>;
type Attempt = (client: Client, email: string) => Promise<unknown>;

const ATTEMPTS: Record<string, Attempt> = {
  'wrong sign-in': (client, email) =>
    client.auth.login.mutate({ email, password: 'not the passphrase' }).catch(() => undefined),
  'forgotten password': (client, email) => client.auth.forgotPassword.mutate({ email }),
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Whether the time of an answer tells if an account exists: known and unknown ones in turn. */
await withServer(async (url) => {
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] });
  const known = 'known@example.com';
  await client.auth.register.mutate({ email: known, password: PASSWORD });
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
    const [a, b] = [median(times.known), median(times.unknown)];
    const difference = Math.abs(a - b);
    const percent = (100 * difference) / Math.max(a, b);
    console.log(
      `${name}: known ${a.toFixed(2)} ms, unknown ${b.toFixed(2)} ms, apart ${difference.toFixed(2)} ms (${percent.toFixed(1)} %)`,
    );
  }
});
