import { Resend } from 'resend';

/** The SDK wants a key, though nothing is sent. */
const { webhooks } = new Resend('re_none');

/**
 * What Resend tells, once its signature is proved. Source: resend.com/docs/webhooks.
 * @throws where the signature is missing, wrong, or older than five minutes
 */
export function verifyResendWebhook(secret: string, payload: string, headers: Headers): unknown {
  const header = (name: string) => headers.get(`svix-${name}`) ?? '';
  return webhooks.verify({
    webhookSecret: secret,
    payload,
    headers: { id: header('id'), timestamp: header('timestamp'), signature: header('signature') },
  });
}
