import type { Mailer } from '@rolecall/mail/mail';
import type { Metrics } from './create-metrics.ts';

/** The same mailer, its deliveries counted. */
export function measureMailer(mailer: Mailer, metrics: Pick<Metrics, 'countMail'>): Mailer {
  return {
    deliver: async (mail, options) => {
      try {
        const delivery = await mailer.deliver(mail, options);
        metrics.countMail('sent');
        return delivery;
      } catch (error) {
        metrics.countMail('failed');
        throw error;
      }
    },
  };
}
