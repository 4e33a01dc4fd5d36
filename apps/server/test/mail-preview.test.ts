import type { LinkPurpose } from '@rolecall/schemas/link';
import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, test } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
const { client } = await newAdmin(server);
const { mail: log, users } = client.admin;

/** The newest mail to a user, as the mailbox has it and as the log shows it. */
async function shown(userId: string, to: string, subject: RegExp) {
  const sent = await server.mailTo(to, subject);
  const { items } = await log.list.query({ userId });
  const [entry] = items.filter((item) => item.to === to);
  return { sent, preview: await log.get.query({ id: entry?.id ?? '' }) };
}

const stateOf = (purpose: LinkPurpose, token: string) =>
  server.client().auth.inspectLink.query({ purpose, token });

/** Whatever in an answer could be a link's token, and what stands in the query of its links. */
function candidates(answer: object): string[] {
  const text = JSON.stringify(answer);
  const links = text.match(/https?:\/\/[^\s"<\\]+/g) ?? [];
  const queries = links.flatMap((link) => [...new URL(link).searchParams.values()]);
  return [...new Set([...queries, ...(text.match(/[\w-]{20,}/g) ?? [])])];
}

const LINKS: [LinkPurpose, RegExp, () => Promise<{ id: string; to: string }>][] = [
  [
    'verify-email',
    /Verify/,
    async () => {
      const { user, email } = await newUser(server);
      return { id: user.id, to: email };
    },
  ],
  [
    'invitation',
    /invited/,
    async () => {
      const user = await users.create.mutate({ email: newEmail() });
      return { id: user.id, to: user.email };
    },
  ],
  [
    'reset-password',
    /Reset/,
    async () => {
      const { user, email } = await newUser(server);
      await users.sendPasswordReset.mutate({ id: user.id });
      return { id: user.id, to: email };
    },
  ],
  [
    'change-email',
    /Verify your new/,
    async () => {
      const { user, client: owner } = await newUser(server);
      const to = newEmail();
      await owner.user.requestEmailChange.mutate({ newEmail: to, password: PASSWORD });
      return { id: user.id, to };
    },
  ],
];

test.each(LINKS)(
  'the log shows a %s mail as it was sent, without a token that works',
  async (purpose, subject, cause) => {
    const { id, to } = await cause();
    const { sent, preview } = await shown(id, to, subject);
    const token = tokenIn(sent);
    expect(preview).toMatchObject({ to, userId: id, content: { subject: sent.subject } });
    expect(preview.content?.text).toBe(sent.text.replaceAll(token, '••••'));
    expect(preview.content?.html).toBe(sent.html.replaceAll(token, '••••'));

    const found = candidates(preview);
    expect(found).toContain('••••');
    for (const candidate of found) {
      // Too short to be a token is refused as well.
      const state = await stateOf(purpose, candidate).catch(() => undefined);
      expect(state?.state ?? 'unknown', candidate).toBe('unknown');
    }
    expect((await stateOf(purpose, token)).state).toBe('usable');
  },
);

test('a preview names whom a mail went to, not whom it would go to now', async () => {
  const { user, email } = await newUser(server);
  await shown(user.id, email, /Verify/);
  await users.update.mutate({ id: user.id, email: newEmail(), emailVerified: true });
  const { preview } = await shown(user.id, email, /Verify your email/);
  expect(preview.to).toBe(email);
  expect(preview.content?.text).toMatch(/^Hello,\n/);
});

test('there is no mail of this id', async () => {
  expect((await refusal(log.get.query({ id: 'mail_nothing' }))).code).toBe('NOT_FOUND');
});
