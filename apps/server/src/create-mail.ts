import { createMailer } from '@rolecall/mail/create-mailer';
import { createLocalMailbox, type LocalMailbox } from '@rolecall/mail/local-mailbox';
import type { Mailer, Transport } from '@rolecall/mail/mail';
import { createResendTransport } from '@rolecall/mail/resend-transport';
import { createSmtpTransport } from '@rolecall/mail/smtp-transport';
import type { Env } from './env.ts';
import { makeUsableFolder } from './usable-folder.ts';

type Outgoing = {
  /** Takes finished messages. */
  transport: Transport;
  /** Where they are kept, if nothing is really sent. */
  mailbox: LocalMailbox | undefined;
  provider: 'smtp' | 'resend' | 'mailbox';
};

/** The way mail goes out: SMTP, Resend, or the local mailbox, which production refuses. */
export function createTransport(env: Env): Outgoing {
  if (env.smtpUrl !== undefined) {
    const transport = createSmtpTransport({ url: env.smtpUrl });
    return { transport, mailbox: undefined, provider: 'smtp' };
  }
  if (env.resendApiKey === undefined) {
    makeUsableFolder(env.mailboxDir, 'MAILBOX_DIR');
    const mailbox = createLocalMailbox(env.mailboxDir);
    return { transport: mailbox.transport, mailbox, provider: 'mailbox' };
  }
  const { resendApiKey: apiKey, resendBaseUrl: baseUrl } = env;
  const transport = createResendTransport({ apiKey, baseUrl });
  return { transport, mailbox: undefined, provider: 'resend' };
}

/** The same, for the kinds of mail that Rolecall knows. */
export function createMail(env: Env): Omit<Outgoing, 'transport'> & { mailer: Mailer } {
  const { transport, ...rest } = createTransport(env);
  return { mailer: createMailer(transport, env.mailFrom), ...rest };
}
