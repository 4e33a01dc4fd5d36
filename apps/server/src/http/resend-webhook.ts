import type { Installation } from '@rolecall/core/context';
import { DomainError } from '@rolecall/core/errors';
import { noteDelivery } from '@rolecall/core/mail/note-delivery';
import { verifyResendWebhook } from '@rolecall/mail/verify-resend-webhook';
import { Email } from '@rolecall/schemas/email';
import type { Context } from 'hono';
import { z } from 'zod';
import { readText } from './body-limit.ts';
import { notFound } from './not-found.ts';
import type { HttpEnv } from './types.ts';

const DELIVERIES = {
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
} as const;

/** Mails are sent to one recipient each. */
const DeliveryEvent = z.object({
  type: z.enum(['email.delivered', 'email.bounced', 'email.complained']),
  data: z.object({
    email_id: z.string().min(1),
    to: z.tuple([Email]),
    bounce: z.object({ type: z.string() }).optional(),
  }),
});

/** Takes what Resend tells of mails it sent. The answer says nothing of what is known about them. */
export async function takeResendEvent(
  c: Context<HttpEnv>,
  core: Installation,
  secret: string | undefined,
): Promise<Response> {
  if (secret === undefined) return notFound(c);
  const { data: event } = DeliveryEvent.safeParse(
    verify(secret, await readText(c), c.req.raw.headers),
  );
  // Other events, and mails that others send from the same account, are none of ours.
  if (event === undefined) return c.body(null, 204);
  const { email_id: providerId, to, bounce } = event.data;
  const delivery = DELIVERIES[event.type];
  const isPermanent = delivery === 'complained' || bounce?.type === 'Permanent';
  await noteDelivery(core, { providerId, to: to[0], delivery, isPermanent });
  return c.body(null, 204);
}

function verify(secret: string, body: string, headers: Headers): unknown {
  try {
    return verifyResendWebhook(secret, body, headers);
  } catch (cause) {
    const message = 'The signature is missing, wrong or too old.';
    throw new DomainError('UNAUTHENTICATED', { message, cause });
  }
}
