import type { Reader } from '@rolecall/db/database';
import { mailStoppedText } from '@rolecall/schemas/mail-not-sent';
import { DomainError } from '../errors.ts';
import { mailStopsOf } from './mail-stops-of.ts';

/** Refuses an administrator whose mail would be suppressed. @throws DomainError CONFLICT */
export async function assertNotStopped(db: Reader, email: string): Promise<void> {
  const stop = (await mailStopsOf(db, [email])).get(email);
  if (stop !== undefined) throw new DomainError('CONFLICT', { message: mailStoppedText(stop) });
}
