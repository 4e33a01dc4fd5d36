import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppRouter } from '@rolecall/api/router';
import type { Core } from '@rolecall/core/context';
import { type MailWorker, startMailWorker } from '@rolecall/core/mail/mail-worker';
import type { Mail } from '@rolecall/mail/mail';
import type { MailboxMessage } from '@rolecall/schemas/dev';
import { createTRPCClient, httpLink } from '@trpc/client';
import { pino } from 'pino';
import { createApp } from '../src/app.ts';
import { bootCore, bootMail } from '../src/boot.ts';
import { readEnv } from '../src/env.ts';
import { parseTrustProxy } from '../src/http/client-address.ts';

/** Hashing cheap enough for tests; the real cost is tested where it matters. */
const CHEAP = { memoryKib: 256, passes: 1, lanes: 1 };
const NO_LIMITS = Object.fromEntries(
  ['register.address', 'signIn.address.minute', 'signIn.address.hour', 'token.address'].map(
    (name) => [name, { limit: 1_000_000 }],
  ),
);

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/**
 * The real server on a port of its own: real database file, real mail worker and local mailbox.
 * @param variables environment on top of what every test needs
 */
export async function startTestServer(variables: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-server-'));
  const databasePath = join(folder, 'rolecall.db');
  const logs: string[] = [];
  const env = readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: `file:${databasePath}`,
    MAILBOX_DIR: join(folder, 'mailbox'),
    RATE_LIMITS: JSON.stringify(NO_LIMITS),
    ...variables,
  });
  let skewMs = 0;
  let handle: (request: Request, peerAddress: string | undefined) => Response | Promise<Response>;
  const listener = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request, server) => handle(request, server.requestIP(request)?.address),
  });
  const url = env.APP_URL ?? `http://localhost:${listener.port}`;
  const booted = await bootCore(env, url, CHEAP);
  const core: Core = { ...booted, now: () => new Date(Date.now() + skewMs) };
  const { mailer, mailbox } = bootMail(env);
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
  const app = createApp({
    core,
    logger: pino({ level: 'trace' }, { write: (line: string) => void logs.push(line) }),
    trustProxy: parseTrustProxy(env.TRUST_PROXY),
    frontendOrigins: env.FRONTEND_URL,
    listMailbox: mailbox?.list,
    isAccepting: () => true,
    web: undefined,
  });
  handle = (request, peerAddress) => app.fetch(request, { peerAddress });
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
    client: (token?: string) => typedClient(local, token),
    /** Waits for a mail to an address. */
    mailTo: (email: string, subject: RegExp) =>
      waitForMail(async () => (await mailbox?.list()) ?? [], email, subject),
    stop: async () => {
      await worker.stop();
      await listener.stop(true);
      core.db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function typedClient(url: string, token: string | undefined) {
  const headers: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers })] });
}

const MAIL_TRIES = 400;

async function waitForMail(
  list: () => Promise<MailboxMessage[]>,
  email: string,
  subject: RegExp,
): Promise<MailboxMessage> {
  for (let attempt = 0; attempt < MAIL_TRIES; attempt++) {
    const mail = (await list()).find(({ to, subject: text }) => to === email && subject.test(text));
    if (mail !== undefined) return mail;
    await Bun.sleep(10);
  }
  throw new Error(`No mail to ${email} about ${subject} came.`);
}
