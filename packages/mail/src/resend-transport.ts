import { Resend } from 'resend';
import type { Transport } from './mail.ts';
import { PermanentMailError } from './permanent-mail-error.ts';

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
      const { data, error } = await within(
        timeoutMs,
        resend.emails.send(message, { idempotencyKey }),
      );
      if (error !== null) {
        const text = `Resend: ${error.name}: ${error.message}`;
        throw PERMANENT.has(error.name) ? new PermanentMailError(text) : new Error(text);
      }
      return { providerId: data.id };
    },
  };
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Resend: no answer in ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
