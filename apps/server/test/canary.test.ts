import { auditEvents } from '@rolecall/db/tables/audit-events';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { storedBytes } from '@rolecall/db/testing';
import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { expect, it } from 'vitest';

const CANARY = 'canary-d41d8cd98f00b204';
const ADMIN_KEY = `${CANARY}-admin-secret-key`;
const SECRET_KEY = Buffer.from(`${CANARY}-thirty-two!`.slice(0, 32).padEnd(32, '#')).toString(
  'base64',
);

it('lets no marked secret into a log, an audit event, a mail job, an answer or the database', async () => {
  const server = await startTestServer({ ADMIN_SECRET_KEY: ADMIN_KEY, SECRET_KEY });
  const secrets = new Set<string>([ADMIN_KEY, SECRET_KEY, CANARY]);
  const responses: string[] = [];
  const post = async (path: string, body: object, token?: string) => {
    const response = await fetch(server.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `rolecall=${CANARY}-cookie`,
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    responses.push(await response.text());
  };
  const password = `${CANARY} password one`;
  const email = newEmail();
  const admin = await newAdmin(server);
  for (const secret of [password, admin.tokens.accessToken, admin.tokens.refreshToken])
    secrets.add(secret);

  await post('/trpc/auth.register', { email, password, firstName: 'Can' });
  await post('/trpc/auth.register', { email: newEmail(), password, adminKey: `${ADMIN_KEY}x` });
  await post('/trpc/auth.login', { email, password: `${CANARY} wrong password` });
  await post('/api/v1/auth/login', { email, password: { secret: CANARY } });
  await post('/api/v1/auth/login', { email, password, [CANARY]: 1 }).then(() => responses.pop());
  await post('/trpc/auth.refresh', { refreshToken: `rcr_${CANARY}` });
  await post('/trpc/auth.resetPassword', { token: CANARY, password });
  await post('/trpc/auth.verifyEmail', { token: CANARY });
  await post('/trpc/user.me', {}, `rcs_${CANARY}`);
  await fetch(`${server.url}/verify-email?token=${CANARY}`).then(async (response) =>
    responses.push(await response.text()),
  );
  const person = await newUser(server);
  const { session } = await server
    .client()
    .auth.createSession.mutate({ email: person.email, password: PASSWORD });
  await server.client().auth.forgotPassword.mutate({ email: person.email });
  const reset = tokenIn(await server.mailTo(person.email, /Reset your password/));
  const verify = tokenIn(await server.mailTo(person.email, /Verify/));
  for (const secret of [session.token, reset, verify, PASSWORD]) secrets.add(secret);
  await server
    .client()
    .auth.resetPassword.mutate({ token: reset, password: `${CANARY} password two` });
  await server.mailTo(person.email, /was changed/);

  const rows = JSON.stringify([
    await server.core.db.read.select().from(auditEvents),
    await server.core.db.read.select().from(mailJobs),
  ]);
  const database = (await storedBytes(server.database)).toString('latin1');
  expect(server.logs.length).toBeGreaterThan(10);
  for (const [where, text] of Object.entries({
    logs: server.logs.join('\n'),
    answers: responses.join('\n'),
    rows,
    database,
  })) {
    for (const secret of secrets) {
      if (text.includes(secret)) throw new Error(`${where} hold the secret ${secret}`);
    }
  }
  await server.stop();
});
