import type { AppRouter } from '@rolecall/api/router';
import { createTRPCClient, httpLink } from '@trpc/client';
import { withServer } from './with-server.ts';

const SECONDS = 10;
const CONNECTIONS = 64;
const PASSWORD = 'a long enough passphrase';

type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

/** Times `user.me`, one call after the other, for so many seconds. */
async function measureMe(client: Client): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  while (performance.now() < end) {
    const start = performance.now();
    await client.user.me.query();
    times.push(performance.now() - start);
    await Bun.sleep(5);
  }
  return times.sort((a, b) => a - b);
}

const quantile = (sorted: number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

/** What a flood of sign-ins does to somebody who is signed in, and to the memory. */
await withServer(async (url, memoryMib) => {
  const anybody = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] });
  const email = 'flooded@example.com';
  await anybody.auth.register.mutate({ email, password: PASSWORD });
  // Another account: the flood's sign-ins push out the oldest sessions of their own.
  const answer = await anybody.auth.register.mutate({
    email: 'quiet@example.com',
    password: PASSWORD,
  });
  if (!('tokens' in answer)) throw new Error('expected tokens');
  const headers = { authorization: `Bearer ${answer.tokens.accessToken}` };
  const client = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, headers })],
  });

  const quiet = await measureMe(client);
  let flooding = true;
  let signedIn = 0;
  let turnedAway = 0;
  const flood = Array.from({ length: CONNECTIONS }, async () => {
    while (flooding) {
      await anybody.auth.login.mutate({ email, password: PASSWORD }).then(
        () => signedIn++,
        () => turnedAway++,
      );
    }
  });
  const busy = await measureMe(client);
  const memory = memoryMib();
  flooding = false;
  await Promise.all(flood);

  for (const [name, times] of Object.entries({ quiet, flood: busy })) {
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
    console.log(`user.me, ${name}: median ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
  }
  console.log(`sign-ins: ${(signedIn / SECONDS).toFixed(0)} a second, ${turnedAway} turned away`);
  console.log(`memory: ${memory.toFixed(0)} MiB`);
});
