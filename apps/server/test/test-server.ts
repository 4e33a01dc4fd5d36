import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppRouter } from '@rolecall/api/router';
import { BATCH_MAX } from '@rolecall/schemas/bounds';
import type { MailboxMessage } from '@rolecall/schemas/dev';
import { createTRPCClient, httpBatchLink, httpLink } from '@trpc/client';
import { pino } from 'pino';
import { inject } from 'vitest';
import { createInstallation } from '../src/create-installation.ts';
import { readEnv } from '../src/env.ts';
import { listen } from '../src/listen.ts';

/** Hashing cheap enough for tests; the real cost is tested where it matters. */
const CHEAP = { memoryKib: 256, passes: 1, lanes: 1 };
/** Tests come from one address, all of them. */
export const NO_LIMITS = Object.fromEntries(
  [
    'register.address',
    'signIn.address.minute',
    'signIn.address.hour',
    'token.address',
    'forgot.address',
    'resend.address',
    'list.user',
    'profile.user',
    'export.user',
  ].map((name) => [name, { limit: 1_000_000 }]),
);

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges with Vitest's.
  interface ProvidedContext {
    /** How clients make their calls; vitest.config.ts says which tests run both ways. */
    trpcCalls: 'single' | 'batched';
  }
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/**
 * The real server on a port of its own: real database file, real mail worker and local mailbox.
 * @param variables environment on top of what every test needs
 * @param hashCost what a password hash costs
 */
export async function startTestServer(variables: Record<string, string> = {}, hashCost = CHEAP) {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-server-'));
  const databasePath = join(folder, 'rolecall.db');
  const logs: string[] = [];
  const testing = {
    NODE_ENV: 'test',
    DATABASE_URL: `file:${databasePath}`,
    WEB: 'off',
    MAILBOX_DIR: join(folder, 'mailbox'),
    RATE_LIMITS: JSON.stringify(NO_LIMITS),
    ...variables,
  };
  const env = readEnv({}, testing);
  let skewMs = 0;
  const listener = listen({ ...env, port: 0, host: '127.0.0.1' });
  const installation = await createInstallation(env, {
    appUrl: env.appUrl ?? listener.localUrl,
    hashCost,
    now: () => new Date(Date.now() + skewMs),
    logger: pino({ level: 'trace' }, { write: (line: string) => void logs.push(line) }),
    mailPollMs: 10,
  });
  const { core, app, mailbox } = installation;
  installation.startWork();
  listener.handle(app);
  const mailsTo = async (email: string, subject: RegExp) =>
    ((await mailbox?.list()) ?? []).filter(
      (mail) => mail.to === email && subject.test(mail.subject),
    );
  const local = listener.localUrl.replace('localhost', '127.0.0.1');

  return {
    core,
    url: local,
    databasePath,
    logs,
    /** Moves the server's clock forward. */
    advance: (seconds: number) => {
      skewMs += seconds * 1000;
    },
    /** Tells what takes long that the server is about to end. */
    drain: installation.drain,
    client: (token?: string) => typedClient(local, token),
    /** The mails to an address so far. */
    mailsTo,
    /** Waits for the mail to an address after the first `skipped` ones. */
    mailTo: (email: string, subject: RegExp, skipped = 0) =>
      waitForMail(() => mailsTo(email, subject), skipped),
    stop: async () => {
      listener.close();
      await installation.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function typedClient(url: string, token: string | undefined) {
  const headers: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  const options = { url: `${url}/trpc`, headers };
  const link =
    inject('trpcCalls') === 'batched'
      ? httpBatchLink({ ...options, maxItems: BATCH_MAX })
      : httpLink(options);
  return createTRPCClient<AppRouter>({ links: [link] });
}

const MAIL_TRIES = 400;

async function waitForMail(
  list: () => Promise<MailboxMessage[]>,
  skipped: number,
): Promise<MailboxMessage> {
  for (let attempt = 0; attempt < MAIL_TRIES; attempt++) {
    const [newest, ...older] = await list();
    if (newest !== undefined && older.length >= skipped) return newest;
    await Bun.sleep(10);
  }
  throw new Error('The mail did not come.');
}

/** The one-time token in the link of a mail. */
export function tokenIn({ text }: MailboxMessage): string {
  const token = /\?token=([\w-]+)/.exec(text)?.[1];
  if (token === undefined) throw new Error('There is no link in this mail.');
  return token;
}
