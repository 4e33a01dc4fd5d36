import type { MailJobRow } from '@rolecall/db/tables/mail-jobs';
import type { Installation } from '../context.ts';
import type { Outcome } from './note-outcome.ts';

/** An attempt at a mail, with tracing in a span that says of which kind it is and what became of it. */
export function tracedAttempt(
  { trace }: Installation,
  { kind, attempts }: MailJobRow,
  attempt: () => Promise<Outcome>,
): Promise<Outcome> {
  if (trace === undefined) return attempt();
  const attributes = { 'rolecall.mail.kind': kind, 'rolecall.mail.attempt': attempts };
  return trace.span({ name: `mail ${kind}`, attributes }, async (span) => {
    const outcome = await attempt();
    span.add({ 'rolecall.mail.outcome': outcome.status ?? 'retried' });
    if (outcome.lastError) span.fail('NOT_SENT');
    return outcome;
  });
}
