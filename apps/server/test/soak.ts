import { apiClient } from '@rolecall/testkit/client';
import { liftEveryLimit } from '@rolecall/testkit/limits';
import { PASSWORD, signUp } from '@rolecall/testkit/people';
import { startProcess, URL_LINE } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { TRPCClientError } from '@trpc/client';
import { slopeOf } from './slope.ts';

/**
 * Mixed work on one server for so many minutes, and whether its memory stays flat. Part of
 * `bun run drill soak`.
 */

const SAMPLE_MS = 2_000;
const LOOPS = 6;
/** How much of the time the server gets until its memory counts. */
const WARM_UP = 0.3;
const MIB_A_MINUTE = 1;

const minutes = Number(process.argv[2] ?? 10);
const place = temporaryFolder('soak');
const server = startProcess(place.folder, {
  RATE_LIMITS: liftEveryLimit(),
  LOG_LEVEL: 'warn',
});
const url = await server.printed(URL_LINE);
const connect = (token?: string) => apiClient(url, token);

const until = Date.now() + minutes * 60_000;
let calls = 0;
const failures = new Map<string, number>();

/** What someone does who comes for a while: most of it reading, some of it writing. */
async function visit(): Promise<void> {
  const person = await signUp(connect);
  let { tokens } = await connect().auth.login.mutate({ email: person.email, password: PASSWORD });
  for (let turn = 0; turn < 5; turn++) {
    const client = connect(tokens.accessToken);
    for (let n = 0; n < 20; n++) await client.user.me.query();
    await client.user.sessions.query();
    await client.user.updateProfile.mutate({ firstName: `Turn ${turn}` });
    await client.post.create.mutate({ title: crypto.randomUUID(), content: 'Soaked.' });
    await client.post.list.query({});
    ({ tokens } = await connect().auth.refresh.mutate({ refreshToken: tokens.refreshToken }));
    calls += 25;
  }
  await connect(tokens.accessToken).auth.logout.mutate();
}

async function keepVisiting(): Promise<void> {
  while (Date.now() < until) {
    try {
      await visit();
    } catch (error) {
      const reason =
        error instanceof TRPCClientError ? `${error.data?.code ?? error.message}` : String(error);
      failures.set(reason, (failures.get(reason) ?? 0) + 1);
    }
  }
}

function memoryMib(): number {
  const { stdout } = Bun.spawnSync(['ps', '-o', 'rss=', '-p', String(server.child.pid)]);
  return Number(stdout.toString()) / 1024;
}

const samples: { minute: number; mib: number }[] = [];
const startedAt = Date.now();
const sampling = setInterval(() => {
  samples.push({ minute: (Date.now() - startedAt) / 60_000, mib: memoryMib() });
}, SAMPLE_MS);
await Promise.all(Array.from({ length: LOOPS }, keepVisiting));
clearInterval(sampling);
server.child.kill('SIGTERM');
const exitCode = await server.ended;
place.remove();

const counted = samples.filter(({ minute }) => minute > minutes * WARM_UP);
const slope = slopeOf(counted.map(({ minute, mib }) => [minute, mib]));
const ends = [counted.at(0), counted.at(-1)].map((sample) => `${sample?.mib.toFixed(0)} MiB`);
console.log(`${calls} calls in ${minutes} min, exit ${exitCode}`);
console.log(`memory ${ends.join(' → ')}, ${slope.toFixed(2)} MiB a minute (under ${MIB_A_MINUTE})`);
for (const [reason, count] of failures) console.log(`failed: ${count} × ${reason}`);
process.exit(slope < MIB_A_MINUTE && failures.size === 0 && exitCode === 0 ? 0 : 1);
