import { isLoopbackHost } from '@rolecall/schemas/is-loopback-host';
import type { Message, Transport } from './mail.ts';
import { PermanentMailError } from './permanent-mail-error.ts';
import { within } from './within.ts';

type Options = {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  url: string;
  /** How long a mail may take, in milliseconds: less than a worker's lease on it. */
  timeoutMs?: number | undefined;
};

const TIMEOUT_MS = 30_000;
const STEP_MS = 10_000;

/**
 * Sends over SMTP (RFC 5321). The password never goes over an open line: without `smtps://`, the
 * server has to offer STARTTLS, unless it runs on this machine or the URL says `?requireTLS=false`.
 */
export function createSmtpTransport({ url, timeoutMs = TIMEOUT_MS }: Options): Transport {
  const { hostname, searchParams } = new URL(url);
  const options = {
    url,
    requireTLS: !isLoopbackHost(hostname) && searchParams.get('requireTLS') !== 'false',
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    send: async (message, { idempotencyKey }) => {
      // Only who uses it loads it.
      const { createTransport } = await import('nodemailer');
      const sending = createTransport(options).sendMail({
        ...message,
        // A list is not possible: one recipient, whatever the text looks like.
        to: { name: '', address: message.to },
        messageId: `<${idempotencyKey}@${domainOf(message)}>`,
      });
      try {
        const { messageId } = await within(timeoutMs, 'SMTP', sending);
        return { providerId: messageId };
      } catch (error) {
        throw explained(error);
      }
    },
  };
}

/** The same for each attempt, so that a mailbox can tell a repeat. */
const domainOf = ({ from }: Message) => /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';

/** A server that will never take this mail says 5xx to its recipient or its text. Source: RFC 5321 §4.2.1. */
function explained(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const text = message.startsWith('SMTP') ? message : `SMTP: ${message}`;
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  const kind = error instanceof Error && 'code' in error ? error.code : undefined;
  const isHopeless = code >= 500 && (kind === 'EENVELOPE' || kind === 'EMESSAGE');
  return isHopeless ? new PermanentMailError(text) : new Error(text, { cause: error });
}
