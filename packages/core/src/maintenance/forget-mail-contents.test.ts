import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { expect, onTestFinished, test } from 'vitest';
import { queueMail } from '../mail/queue-mail.ts';
import { createTestCore } from '../testing.ts';
import { purgeExpired } from './purge-expired.ts';

test('what mails said is forgotten with the audit events of the time', async () => {
  const installation = await createTestCore();
  onTestFinished(installation.remove);
  const { core, ctx, advance } = installation;
  const { id: userId } = await installation.addUser();
  const short = { ...core, config: { ...core.config, auditRetentionSeconds: 86_400 } };
  const sentTo = { email: 'ada@example.com', name: 'Ada' };
  await core.db.transaction(async (tx) => {
    await queueMail(ctx, tx, 'role-changed', userId, { role: 'admin' });
    await tx.update(mailJobs).set({ status: 'sent', sentTo });
  });
  advance(86_401);
  await core.db.transaction((tx) => queueMail(ctx, tx, 'role-changed', userId, { role: 'user' }));
  await purgeExpired(short);
  expect(await core.db.read.select().from(mailJobs).orderBy(mailJobs.id)).toMatchObject([
    { status: 'sent', details: null, sentTo: null },
    { status: 'queued', details: { role: 'user' } },
  ]);
});
