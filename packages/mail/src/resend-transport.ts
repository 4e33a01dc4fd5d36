import { Resend } from 'resend';
import type { Transport } from './mail.ts';

type Options = { apiKey: string; baseUrl?: string | undefined };

/**
 * Sends through Resend. Its SDK neither throws nor retries: an error it returns is thrown here, and
 * the outbox tries again under the same idempotency key.
 */
export function createResendTransport({ apiKey, baseUrl }: Options): Transport {
  const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });
  return {
    send: async (message, { idempotencyKey }) => {
      const { data, error } = await resend.emails.send(message, { idempotencyKey });
      if (error !== null) throw new Error(`Resend: ${error.name}: ${error.message}`);
      return { providerId: data.id };
    },
  };
}
