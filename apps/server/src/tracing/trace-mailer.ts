import type { Trace } from '@rolecall/db/trace';
import type { Mailer } from '@rolecall/mail/mail';

/** The same mailer, its deliveries in spans: what the provider takes of an attempt. */
export function traceMailer(mailer: Mailer, trace: Trace | undefined, provider: string): Mailer {
  if (trace === undefined) return mailer;
  const attributes = { 'rolecall.mail.provider': provider };
  return {
    deliver: (mail, options) =>
      trace.span({ name: `${provider} send`, kind: 'client', attributes }, () =>
        mailer.deliver(mail, options),
      ),
  };
}
