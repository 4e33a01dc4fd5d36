import { Resend } from 'resend';
import { BusyMailError } from './busy-mail-error.ts';
import type { Transport } from './mail.ts';
import { PermanentMailError } from './permanent-mail-error.ts';
import { within } from './within.ts';

type Options = {
  apiKey: string;
  baseUrl?: string | undefined;
  /** How long to wait for a response, in milliseconds: less than a worker's lease on the mail. */
  timeoutMs?: number | undefined;
};

const TIMEOUT_MS = 30_000;
/** What Resend says of a mail that it will never take. Source: resend.com/docs/api-reference/errors. */
const PERMANENT: ReadonlySet<string> = new Set([
  'validation_error',
  'missing_required_field',
  'invalid_parameter',
]);

/**
 * Sends through Resend. Its SDK neither throws nor retries nor gives up: an error it returns is
 * thrown here, as is silence, and the outbox tries again under the same idempotency key.
 */
export function createResendTransport({
  apiKey,
  baseUrl,
  timeoutMs = TIMEOUT_MS,
}: Options): Transport {
  const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });
  return {
    send: async (message, { idempotencyKey }) => {
      const { data, error, headers } = await within(
        timeoutMs,
        'Resend',
        resend.emails.send(message, { idempotencyKey }),
      );
      if (error !== null) {
        const text = `Resend: ${error.name}: ${error.message}`;
        if (PERMANENT.has(error.name)) throw new PermanentMailError(text);
        const wait = secondsOf(headers?.['retry-after']);
        throw wait === undefined ? new Error(text) : new BusyMailError(text, wait);
      }
      return { providerId: data.id };
    },
  };
}

/** Seconds, or a date. Source: RFC 9110 §10.2.3. */
function secondsOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1000;
  return seconds > 0 ? seconds : undefined;
}
