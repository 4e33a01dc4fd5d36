import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { SMTPServer } from 'smtp-server';
import { expect, it } from 'vitest';

it('sends emails through SMTP_URL, once, and keeps them while the server is away', async () => {
  const received: string[] = [];
  let isAway = true;
  const smtp = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onMailFrom: (_from, _session, done) =>
      isAway ? done(Object.assign(new Error('busy'), { responseCode: 421 })) : done(),
    onData: async (stream, session, done) => {
      stream.resume();
      stream.on('end', () => {
        received.push(...session.envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve));
  const bound = smtp.server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
  const server = await startTestServer({ SMTP_URL: `smtp://127.0.0.1:${port}` });

  const email = newEmail();
  await server.client().auth.register.mutate({ email, password: PASSWORD });
  await expect.poll(() => server.logs.join('')).toContain('a mail could not be sent');
  isAway = false;
  server.advance(5);
  await expect.poll(() => received).toEqual([email]);
  await expect(server.client().dev.mailbox.query()).rejects.toThrow();

  await server.stop();
  await new Promise<void>((resolve) => void smtp.close(() => resolve()));
});
