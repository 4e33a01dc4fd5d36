import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppRouter } from '@rolecall/api/router';
import type { Core } from '@rolecall/core/context';
import { type MailWorker, startMailWorker } from '@rolecall/core/mail/mail-worker';
import type { Mail } from '@rolecall/mail/mail';
import { BATCH_MAX } from '@rolecall/schemas/bounds';
import type { MailboxMessage } from '@rolecall/schemas/dev';
import { createTRPCClient, httpBatchLink, httpLink } from '@trpc/client';
import { pino } from 'pino';
import { inject } from 'vitest';
import { createApp } from '../src/app.ts';
import { bootCore, bootMail } from '../src/boot.ts';
import { readEnv } from '../src/env.ts';
import { metricsAccess } from '../src/metrics/can-read-metrics.ts';
import { createMetrics } from '../src/metrics/create-metrics.ts';
import { measureMailer } from '../src/metrics/measure-mailer.ts';

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
 * @param parameters what a password hash costs
 */
export async function startTestServer(variables: Record<string, string> = {}, parameters = CHEAP) {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-server-'));
  const databasePath = join(folder, 'rolecall.db');
  const logs: string[] = [];
  const testing = {
    NODE_ENV: 'test',
    DATABASE_URL: `file:${databasePath}`,
    MAILBOX_DIR: join(folder, 'mailbox'),
    RATE_LIMITS: JSON.stringify(NO_LIMITS),
    ...variables,
  };
  const env = readEnv({}, testing);
  let skewMs = 0;
  let handle: (request: Request, peerIp: string | undefined) => Response | Promise<Response>;
  const listener = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request, server) => handle(request, server.requestIP(request)?.address),
  });
  const url = env.appUrl ?? `http://localhost:${listener.port}`;
  const booted = await bootCore(env, url, { parameters });
  const core: Core = { ...booted, now: () => new Date(Date.now() + skewMs) };
  const metrics = createMetrics(core);
  const { mailer: unmeasured, mailbox } = bootMail(env);
  const mailer = measureMailer(unmeasured, metrics);
  const sent: Mail[] = [];
  const worker: MailWorker = startMailWorker(
    core,
    {
      deliver: async (mail, options) => {
        const delivery = await mailer.deliver(mail, options);
        sent.push(mail);
        return delivery;
      },
    },
    { pollMs: 10, onError: (error) => logs.push(String(error)) },
  );
  const draining = new AbortController();
  const app = createApp({
    core,
    logger: pino({ level: 'trace' }, { write: (line: string) => void logs.push(line) }),
    trustProxy: env.trustProxy,
    frontendOrigins: env.frontendOrigins,
    listMailbox: mailbox?.list,
    metrics,
    metricsAccess: metricsAccess(env),
    draining: draining.signal,
    web: undefined,
  });
  handle = (request, peerIp) => app.fetch(request, { peerIp });
  const mailsTo = async (email: string, subject: RegExp) =>
    ((await mailbox?.list()) ?? []).filter(
      (mail) => mail.to === email && subject.test(mail.subject),
    );
  const local = `http://127.0.0.1:${listener.port}`;

  return {
    core,
    url: local,
    databasePath,
    logs,
    sent,
    /** Moves the server's clock forward. */
    advance: (seconds: number) => {
      skewMs += seconds * 1000;
    },
    /** Tells what takes long that the server is about to end. */
    drain: () => draining.abort(),
    client: (token?: string) => typedClient(local, token),
    /** The mails to an address so far. */
    mailsTo,
    /** Waits for the mail to an address after the first `skipped` ones. */
    mailTo: (email: string, subject: RegExp, skipped = 0) =>
      waitForMail(() => mailsTo(email, subject), skipped),
    stop: async () => {
      await worker.stop();
      await listener.stop(true);
      await core.db.close();
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
