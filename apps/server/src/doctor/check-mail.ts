import { randomUUID } from 'node:crypto';
import { createTransport } from '../create-mail.ts';
import type { Env } from '../env.ts';
import { type Finding, fails, messageOf, ok, warning } from './finding.ts';

const TEXT = 'This is a test email from rolecall doctor.';

/**
 * Whether emails can be sent.
 * @param mailTo whom a test email is sent to, if anyone
 */
export async function checkMail(env: Env, mailTo: string | undefined): Promise<Finding[]> {
  return [senderFinding(env), ...(mailTo === undefined ? [] : [await sendTest(env, mailTo)])];
}

function senderFinding({ resendApiKey, smtpUrl, mailFrom, mailboxDir }: Env): Finding {
  const isExample = mailFrom.includes('@resend.dev');
  if (smtpUrl !== undefined) {
    if (isExample) {
      const says = `${mailFrom} is Resend’s example sender, and emails are sent through SMTP_URL.`;
      return warning('mail', says, 'Set MAIL_FROM to a sender that your SMTP server sends for.');
    }
    return ok('mail', `Emails are sent through ${new URL(smtpUrl).hostname}, from ${mailFrom}.`);
  }
  if (resendApiKey === undefined) {
    const says = `Emails aren’t sent. They’re kept in ${mailboxDir}.`;
    return warning('mail', says, 'Set RESEND_API_KEY or SMTP_URL to send them.');
  }
  if (isExample) {
    const says = `From ${mailFrom}, Resend sends only to yourself.`;
    return warning('mail', says, 'Set MAIL_FROM to a sender on a domain that you verified there.');
  }
  return ok('mail', `Emails are sent with Resend, from ${mailFrom}.`);
}

async function sendTest(env: Env, to: string): Promise<Finding> {
  try {
    const { transport, mailbox } = createTransport(env);
    await transport.send(
      {
        from: env.mailFrom,
        to,
        subject: 'Test email from Rolecall',
        text: TEXT,
        html: `<p>${TEXT}</p>`,
      },
      { idempotencyKey: `doctor-${randomUUID()}` },
    );
    if (mailbox === undefined)
      return ok(
        'test mail',
        `The provider accepted the test email to ${to}. Check that it arrives.`,
      );
    return ok('test mail', `The test email is in ${env.mailboxDir}, and at /dev/mail.`);
  } catch (error) {
    return fails(
      'test mail',
      messageOf(error),
      'Check RESEND_API_KEY or SMTP_URL, MAIL_FROM, and that this machine reaches the provider.',
    );
  }
}
