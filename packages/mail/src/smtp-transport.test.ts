import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from './mail.ts';
import { createSmtpTransport } from './smtp-transport.ts';
import { EXAMPLE_MESSAGE } from './testing-mail.ts';

type Refusal = { code: number; text: string };
type Received = { to: string[]; user: string | undefined; text: string };
let received: Received[];
let refuseRecipient: Refusal | undefined;
let isSilent: boolean;
let server: SMTPServer;
let port: number;

const refusal = ({ code, text }: Refusal) => Object.assign(new Error(text), { responseCode: code });

beforeEach(async () => {
  received = [];
  refuseRecipient = undefined;
  isSilent = false;
  server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('No.')),
    onRcptTo: (_to, _session, done) =>
      refuseRecipient === undefined ? done() : done(refusal(refuseRecipient)),
    onData: async (stream, session, done) => {
      const text = await new Response(stream as unknown as ReadableStream).text();
      const to = session.envelope.rcptTo.map(({ address }) => address);
      received.push({ to, user: session.user, text });
      if (!isSilent) done();
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const bound = server.server.address();
  port = bound !== null && typeof bound === 'object' ? bound.port : 0;
});
afterEach(() => new Promise<void>((resolve) => void server.close(() => resolve())));

const send = (changes: Partial<Message> = {}, place = `127.0.0.1:${port}`, timeoutMs = 5_000) =>
  createSmtpTransport({ url: `smtp://${place}`, timeoutMs }).send(
    { ...EXAMPLE_MESSAGE, ...changes },
    { idempotencyKey: 'mail_1' },
  );

test('sends both parts to one recipient, with the same id at each attempt', async () => {
  const { providerId } = await send();
  await send();
  expect(providerId).toBe('<mail_1@example.com>');
  expect(received).toHaveLength(2);
  for (const { to, text } of received) {
    expect(to).toEqual(['ada@example.com']);
    expect(text).toContain('From: Rolecall <hello@example.com>');
    expect(text).toContain('Subject: Verify your email');
    expect(text).toContain('Message-ID: <mail_1@example.com>');
    expect(text).toContain('<p>Hello</p>');
  }
});

test('signs in with user and password, and a wrong one may be put right', async () => {
  await send({}, `hello%40example.com:right@127.0.0.1:${port}`);
  expect(received[0]?.user).toBe('hello@example.com');
  const wrong = send({}, `hello:wrong@127.0.0.1:${port}`);
  await expect(wrong).rejects.toThrow(/^SMTP: /);
  await expect(wrong).rejects.not.toHaveProperty('isPermanent');
  await expect(wrong).rejects.not.toThrow(/wrong/);
});

test('a recipient that is refused for good is given up, one that is busy is not', async () => {
  refuseRecipient = { code: 550, text: 'no such user' };
  await expect(send()).rejects.toMatchObject({ isPermanent: true });
  refuseRecipient = { code: 451, text: 'greylisted' };
  await expect(send()).rejects.not.toHaveProperty('isPermanent');
  expect(received).toEqual([]);
});

test('a recipient is one, whatever it looks like', async () => {
  await send({ to: 'ada@example.com, eve@example.com' }).catch(() => undefined);
  await send({ to: 'ada@example.com\r\nRCPT TO:<eve@example.com>' }).catch(() => undefined);
  expect(received.flatMap(({ to }) => to)).not.toContain('eve@example.com');
});

test('a server that says nothing is given up in time', async () => {
  isSilent = true;
  await expect(send({}, undefined, 300)).rejects.toThrow('SMTP: no answer in 300 ms');
});

test('a server elsewhere has to offer TLS before anything is sent', async () => {
  await expect(send({}, `rolecall.localtest.invalid:${port}`)).rejects.toThrow(/^SMTP: /);
  expect(received).toEqual([]);
});

test('a server that is not there may come back', async () => {
  await expect(send({}, '127.0.0.1:9')).rejects.toThrow(/^SMTP: .*ECONNREFUSED/);
});
