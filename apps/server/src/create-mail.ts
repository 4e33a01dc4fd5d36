import { createMailer } from '@rolecall/mail/create-mailer';
import { createLocalMailbox, type LocalMailbox } from '@rolecall/mail/local-mailbox';
import type { Mailer } from '@rolecall/mail/mail';
import { createResendTransport } from '@rolecall/mail/resend-transport';
import type { Env } from './env.ts';
import { makeUsableFolder } from './usable-folder.ts';

/** The way mail goes out: Resend with a key, the local mailbox without, which production refuses. */
export function createMail(env: Env): { mailer: Mailer; mailbox: LocalMailbox | undefined } {
  if (env.resendApiKey !== undefined) {
    const transport = createResendTransport({
      apiKey: env.resendApiKey,
      baseUrl: env.resendBaseUrl,
    });
    return { mailer: createMailer(transport, env.mailFrom), mailbox: undefined };
  }
  makeUsableFolder(env.mailboxDir, 'MAILBOX_DIR');
  const mailbox = createLocalMailbox(env.mailboxDir);
  return { mailer: createMailer(mailbox.transport, env.mailFrom), mailbox };
}
