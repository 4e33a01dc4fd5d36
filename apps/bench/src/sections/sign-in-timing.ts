import { apiClient, type Client } from '@rolecall/testkit/client';
import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import type { Bench } from '../bench.ts';
import { startRolecall } from '../contenders/rolecall.ts';
import { median, timed } from '../run/statistics.ts';

const WARM_UP = 10;
const SAMPLES = 200;
const QUICK_SAMPLES = 5;

type Attempt = (client: Client, email: string) => Promise<unknown>;

const register: Attempt = (client, email) =>
  client.auth.register.mutate({ email, password: PASSWORD });

/** By what `EMAIL_VERIFICATION` says. */
const ATTEMPTS: Record<'optional' | 'required', Record<string, Attempt>> = {
  optional: {
    'wrong password': (client, email) =>
      client.auth.login.mutate({ email, password: 'not the passphrase' }).catch(() => undefined),
    'forgotten password': (client, email) => client.auth.forgotPassword.mutate({ email }),
    'resent verification': (client, email) => client.auth.resendVerification.mutate({ email }),
  },
  required: { registration: register },
};

/** Whether the time of a response tells if an account exists: known and unknown ones in turn. */
export async function measureSignInTiming(bench: Bench): Promise<void> {
  await bench.sampleNoise();
  for (const [verification, attempts] of Object.entries(ATTEMPTS)) {
    const env = { EMAIL_VERIFICATION: verification };
    await using rolecall = await startRolecall({ cores: bench.cores.pair, env });
    const client = apiClient(rolecall.url);
    const known = newEmail();
    await register(client, known);
    for (const [name, attempt] of Object.entries(attempts)) {
      const times = await timesOf(bench, (email) => attempt(client, email), known);
      bench.figures.add(`timing/${name}/known`, median(times.known));
      bench.figures.add(`timing/${name}/unknown`, median(times.unknown));
    }
  }
  await bench.sampleNoise();
}

async function timesOf(bench: Bench, attempt: (email: string) => Promise<unknown>, known: string) {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  const samples = bench.isQuick ? QUICK_SAMPLES : SAMPLES;
  for (let round = -WARM_UP; round < samples; round++) {
    const classes = [
      { name: 'known', email: known },
      { name: 'unknown', email: newEmail() },
    ] as const;
    // Each comes first as often as the other: what one leaves to do disturbs the next.
    for (const { name, email } of round % 2 === 0 ? classes : classes.toReversed()) {
      const time = await timed(() => attempt(email));
      if (round >= 0) times[name].push(time);
    }
  }
  return times;
}
