import { type Client, clientOf, PASSWORD, signUp } from './clients.ts';
import { quantile, timesWhile } from './measures.ts';
import { withServer } from './with-server.ts';

const SECONDS = 10;
const CONNECTIONS = 64;

/** Times `user.me`, one call after the other, for so many seconds. */
const measureMe = (client: Client) =>
  timesWhile(
    () => client.user.me.query(),
    () => Bun.sleep(SECONDS * 1000),
  );

/** What a flood of sign-ins does to somebody who is signed in, and to the memory. */
await withServer(async (url, memoryMib) => {
  const anybody = clientOf(url);
  const email = 'flooded@example.com';
  await signUp(url, email);
  // Another account: the flood's sign-ins push out the oldest sessions of their own.
  const { client } = await signUp(url, 'quiet@example.com');

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
