import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { newAdmin, newEmail, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const MANY = { limit: 1_000_000 };
const server = await startTestServer({
  RATE_LIMITS: JSON.stringify({
    'resend.address': MANY,
    'resend.account': MANY,
    'adminResend.account': MANY,
  }),
});
afterAll(() => server.stop());
let admin = await newAdmin(server);

const countWaiting = async () => {
  const jobs = await server.core.db.readConsistent().select().from(mailJobs);
  return jobs.filter(({ status }) => status === 'queued').length;
};

/** A stranger has mails sent to someone until no more are. */
async function fill(email: string): Promise<void> {
  for (let n = 0; n < 6; n++) {
    await server.client().auth.resendVerification.mutate({ email });
    // One that waits is replaced by the next, and counts once with it.
    await expect.poll(countWaiting).toBe(0);
  }
  await server.client().auth.forgotPassword.mutate({ email });
  await server.mailTo(email, /Reset your password/);
}

const ask = (path: string) =>
  fetch(`${server.url}/api/v1/admin${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin.tokens.accessToken}` },
  });

describe('an email that has had its mails for the hour', () => {
  it.each([
    ['password-reset', /Reset your password/],
    ['verification', /Verify your email/],
  ])('gets no %s from an administrator, who is told', async (mail, subject) => {
    const { email, user } = await newUser(server);
    await fill(email);
    const sent = (await server.mailsTo(email, subject)).length;
    const refused = await ask(`/users/${user.id}/${mail}`);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    const { error } = await refused.json();
    expect(error.code).toBe('RATE_LIMITED');
    expect(error.message).toMatch(/^Not sent.*Try again in (\d+ minutes|1 hour)\.$/);
    const { events } = await admin.client.admin.users.get.query({ id: user.id });
    expect(events.filter(({ actorId }) => actorId === admin.user.id)).toEqual([]);

    server.advance(3_600);
    admin = await signIn(server, admin.email);
    expect((await ask(`/users/${user.id}/${mail}`)).status).toBe(200);
    await server.mailTo(email, subject, sent);
  });

  it('is counted once for what an administrator sends', async () => {
    const { id, email } = await admin.client.admin.users.create.mutate({ email: newEmail() });
    await server.mailTo(email, /invited you/);
    for (let n = 2; n <= 4; n++) {
      server.advance(1);
      expect((await ask(`/users/${id}/verification`)).status).toBe(200);
      await server.mailTo(email, /invited you/, n - 1);
    }
    expect((await ask(`/users/${id}/verification`)).status).toBe(200);
    for (const mail of ['verification', 'invitation', 'password-reset']) {
      const refused = await ask(`/users/${id}/${mail}`);
      expect((await refused.json()).error.message).toMatch(
        /^Not sent.*Try again in (\d+ minutes|1 hour)\.$/,
      );
    }
  });

  it('still gets the notice of a new password, verified or not', async () => {
    const { email, client } = await newUser(server);
    await fill(email);
    const newPassword = `${PASSWORD} again`;
    await client.user.changePassword.mutate({ currentPassword: PASSWORD, newPassword });
    await server.mailTo(email, /Your password was changed/);
  });
});
