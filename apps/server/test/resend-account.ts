import { createHmac } from 'node:crypto';
import { newAdmin, newEmail, newUser } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { expect } from 'vitest';

const KEY = Buffer.from('a signing secret of 32 bytes, ok');

type Bounce = 'Permanent' | 'Transient';

/** The body of an event as Resend tells it. */
export const eventOf = (type: string, id: string, to: string, bounce?: Bounce) =>
  JSON.stringify({
    type: `email.${type}`,
    created_at: new Date().toISOString(),
    data: { email_id: id, to: [to], ...(bounce && { bounce: { type: bounce } }) },
  });

/** Signs as svix does. Source: docs.svix.com/receiving/verifying-payloads/how-manual. */
export function signed(body: string, { key = KEY, at = Date.now() } = {}): Record<string, string> {
  const [id, timestamp] = ['msg_1', String(Math.floor(at / 1000))];
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${mac}` };
}

/** Sends an event to a server. */
export const postEvent = ({ url }: { url: string }, body: string, headers = signed(body)) =>
  fetch(`${url}/webhooks/resend`, { method: 'POST', body, headers });

/**
 * A server whose emails a stand-in for Resend takes, with an admin.
 * @param onTaken what happens before the stand-in answers
 */
export async function startWithResend(onTaken = async (_id: string, _to: string) => {}) {
  const taken: string[] = [];
  const resend = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request) => {
      const to = String(Object(await request.json()).to);
      const id = `re_${taken.push(to) - 1}`;
      await onTaken(id, to);
      return Response.json({ id });
    },
  });
  const server = await startTestServer({
    RESEND_API_KEY: 're_test_key',
    RESEND_BASE_URL: `http://127.0.0.1:${resend.port}`,
    RESEND_WEBHOOK_SECRET: `whsec_${KEY.toString('base64')}`,
  });
  const { admin } = (await newAdmin(server)).client;
  const logOf = async (userId: string) => (await admin.mail.list.query({ userId })).items;
  return {
    server,
    admin,
    /** Whom the emails went to; the place of one is its id. */
    taken,
    logOf,
    /** Someone whose first email has left. */
    written: async (email = newEmail()) => {
      const { user } = await newUser(server, email);
      const statuses = async () => (await logOf(user.id)).map(({ status }) => status);
      await expect.poll(statuses).toEqual(['sent']);
      return { id: user.id, email, mailId: `re_${taken.lastIndexOf(email)}` };
    },
    /** @returns the status of the answer */
    report: async (...event: Parameters<typeof eventOf>) =>
      (await postEvent(server, eventOf(...event))).status,
    stop: async () => {
      await server.stop();
      await resend.stop(true);
    },
  };
}
