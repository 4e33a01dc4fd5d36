import type { Mailer } from '@rolecall/mail/mail';
import type { Installation } from '../context.ts';
import { sleep } from '../sleep.ts';
import { claimMail } from './claim-mail.ts';
import { deliverMail, type MailFailure } from './deliver-mail.ts';

export type MailWorker = {
  /** Lets the deliveries under way finish and starts no more. */
  stop(): Promise<void>;
};

type Options = {
  /** How long to rest when nothing is due, in milliseconds. */
  pollMs: number;
  /** Told of faults outside a delivery, such as a database that is away; the worker goes on. */
  onError: (error: unknown) => void;
  /** Told of each attempt at a mail that failed; it is tried again by itself. */
  onFailure?: (failure: MailFailure) => void;
};

/** Sends what the outbox holds, for as long as the process lives. Any number may run side by side. */
export function startMailWorker(core: Installation, mailer: Mailer, options: Options): MailWorker {
  const stopping = new AbortController();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const jobs = await claimMail(core);
        if (jobs.length > 0) {
          const failures = await deliverMail(core, mailer, jobs);
          for (const failure of failures) options.onFailure?.(failure);
          continue;
        }
      } catch (error) {
        options.onError(error);
      }
      await sleep(options.pollMs, stopping.signal);
    }
  }

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
