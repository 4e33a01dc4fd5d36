import { apiClient, type Client } from '@rolecall/testkit/client';
import type { Bench } from '../bench.ts';
import { signUpAt } from '../contenders/callers.ts';
import { startRolecall } from '../contenders/rolecall.ts';
import { median, timed } from '../run/statistics.ts';

const WARM_UP = 10;

type Attempt = (client: Client, email: string) => Promise<unknown>;

const ATTEMPTS: Record<string, Attempt> = {
  'wrong password': (client, email) =>
    client.auth.login.mutate({ email, password: 'not the passphrase' }).catch(() => undefined),
  'forgotten password': (client, email) => client.auth.forgotPassword.mutate({ email }),
};

/** Whether the time of an answer tells if an account exists: known and unknown ones in turn. */
export async function measureSignInTiming(bench: Bench): Promise<void> {
  await using rolecall = await startRolecall({ cores: bench.cores.pair });
  const { email: known } = await signUpAt(rolecall.url);
  const client = apiClient(rolecall.url);
  await bench.sampleNoise();
  for (const [name, attempt] of Object.entries(ATTEMPTS)) {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = -WARM_UP; round < (bench.isQuick ? 5 : 100); round++) {
      const ofKnown = await timed(() => attempt(client, known));
      const ofUnknown = await timed(() => attempt(client, `unknown${round}@example.com`));
      if (round < 0) continue;
      times.known.push(ofKnown);
      times.unknown.push(ofUnknown);
    }
    bench.figures.add(`timing/${name}/known`, median(times.known));
    bench.figures.add(`timing/${name}/unknown`, median(times.unknown));
  }
  await bench.sampleNoise();
}
