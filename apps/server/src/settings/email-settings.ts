import { ApiKey, ResendUrl, Sender, SmtpUrl, Text, WebhookSecret } from './rules.ts';
import { optional, secret, setting } from './setting.ts';

/** How emails leave. */
export const EMAIL_SETTINGS = {
  resendApiKey: secret(
    optional(
      'RESEND_API_KEY',
      ApiKey,
      'emails are not sent, but kept in MAILBOX_DIR and shown at /dev/mail',
      'The API key that sends emails, from https://resend.com/api-keys. Production needs this or SMTP_URL.',
    ),
  ),
  smtpUrl: secret(
    optional(
      'SMTP_URL',
      SmtpUrl,
      'emails are sent with Resend, or kept',
      'A server that sends emails, in place of Resend. smtp:// needs STARTTLS unless the server is on this machine or the URL ends in ?requireTLS=false; encode special characters in user and password, such as %40 for @.',
      'smtps://user:password@smtp.example.com:465',
    ),
  ),
  resendBaseUrl: optional(
    'RESEND_BASE_URL',
    ResendUrl,
    'https://api.resend.com',
    'The URL of Resend’s API, for a stand-in server in tests.',
    'https://api.resend.com',
  ),
  resendWebhookSecret: secret(
    optional(
      'RESEND_WEBHOOK_SECRET',
      WebhookSecret,
      'Rolecall is not told which emails bounced',
      'The signing secret of the webhook at Resend that tells APP_URL/webhooks/resend which emails were delivered, bounced or reported as spam.',
    ),
  ),
  mailFrom: setting(
    'MAIL_FROM',
    Sender,
    'Rolecall <onboarding@resend.dev>',
    'The sender, on a domain that you verified with Resend, or that your SMTP server sends for.',
    'Rolecall <accounts@example.com>',
  ),
  mailboxDir: setting(
    'MAILBOX_DIR',
    Text,
    './data/mailbox',
    'Where emails are kept when they are not sent.',
  ),
};
