import { newEmail } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, test } from 'vitest';
import { eventOf, postEvent, signed, startWithResend } from './resend-account.ts';

const hasty = newEmail();
let early = 0;
const { server, logOf, written, report, stop } = await startWithResend(async (id, to) => {
  if (to === hasty) early = await report('delivered', id, to);
});
afterAll(stop);

test('a report that is faster than the worker is asked for again', async () => {
  await written(hasty);
  expect(early).toBe(503);
});

test('what is not signed, forged, changed or old is refused, and marks nothing', async () => {
  const { id, email, mailId } = await written();
  const body = eventOf('bounced', mailId, email, 'Permanent');
  const refused = [
    await postEvent(server, body, {}),
    await postEvent(server, body, signed(body, { key: Buffer.from('another secret') })),
    await postEvent(server, body, signed(eventOf('delivered', mailId, email))),
    await postEvent(server, body, signed(body, { at: Date.now() - 6 * 60_000 })),
    await postEvent(server, body, { ...signed(body), 'svix-signature': 'v1,=' }),
    await postEvent(server, body, { ...signed(body), 'svix-timestamp': 'soon' }),
  ];
  for (const response of refused) {
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
  }
  expect(await logOf(id)).toMatchObject([{ delivery: null }]);
});

test.each([
  ['of a mail that is none of ours', eventOf('bounced', 're_other', 'x@example.com', 'Permanent')],
  ['of another kind', eventOf('opened', 're_0', 'x@example.com')],
  ['of another shape', JSON.stringify({ type: 'email.bounced', data: [] })],
])('an event %s is taken without a word', async (_what, body) => {
  const settled = async () => (await postEvent(server, body)).status;
  await expect.poll(settled).toBe(204);
});

test('a body beyond the limit is refused unread', async () => {
  expect((await postEvent(server, 'x'.repeat(5_000_000))).status).toBe(413);
});

test('without the setting there is nothing', async () => {
  const without = await startTestServer();
  expect((await postEvent(without, eventOf('delivered', 're_0', 'x@example.com'))).status).toBe(
    404,
  );
  await without.stop();
});
