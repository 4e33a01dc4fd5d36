import type { Mailer, Transport } from './mail.ts';
import { renderMail } from './render.ts';

/**
 * A mailer that sends through a transport.
 * @param from the sender, such as `Rolecall <hello@example.com>`
 */
export function createMailer(transport: Transport, from: string): Mailer {
  return {
    deliver: (mail, options) =>
      transport.send({ from, to: mail.to.email, ...renderMail(mail) }, options),
  };
}
