import type { Mail, Mailer } from '@rolecall/mail/mail';

export type SentMail = { mail: Mail; idempotencyKey: string };

export type TestMailer = Mailer & {
  /** Every attempt that reached the provider, in order. */
  attempts: SentMail[];
  /** What the provider does with an attempt; takes it at once when nothing else is said. */
  answer: (sent: SentMail) => Promise<void>;
};

/** A provider that keeps what it is asked to send and answers as the test says. */
export function createTestMailer(): TestMailer {
  const mailer: TestMailer = {
    attempts: [],
    answer: async () => {},
    deliver: async (mail, { idempotencyKey }) => {
      const sent = { mail, idempotencyKey };
      mailer.attempts.push(sent);
      await mailer.answer(sent);
      return { providerId: `provider ${idempotencyKey}` };
    },
  };
  return mailer;
}
