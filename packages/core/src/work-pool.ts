import { createSemaphore, type Semaphore, type SemaphoreConfig } from '@rolecall/db/semaphore';
import { DomainError } from './errors.ts';

/**
 * A semaphore whose refusal is a DomainError UNAVAILABLE.
 * @param retryAfterSeconds when to come back, for who is turned away
 */
export const createWorkPool = (config: SemaphoreConfig, retryAfterSeconds: number): Semaphore =>
  createSemaphore(config, () => new DomainError('UNAVAILABLE', { retryAfterSeconds }));
