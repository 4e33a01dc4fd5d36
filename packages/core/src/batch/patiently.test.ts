import { expect, test, vi } from 'vitest';
import { DomainError } from '../errors.ts';
import { patiently } from './patiently.ts';

const busy = (retryAfterSeconds: number) => new DomainError('UNAVAILABLE', { retryAfterSeconds });

test('what is away for a moment is tried again', async () => {
  const step = vi.fn(async () => 'done').mockRejectedValueOnce(busy(0.001));
  expect(await patiently({}, step)).toBe('done');
  expect(step).toHaveBeenCalledTimes(2);
});

test.each([
  ['stays away', busy(0.001), 5],
  ['is away for long', busy(60), 1],
  ['refuses', new DomainError('SESSION_EXPIRED'), 1],
])('what %s is told', async (_, error, tries) => {
  const step = vi.fn().mockRejectedValue(error);
  await expect(patiently({}, step)).rejects.toBe(error);
  expect(step).toHaveBeenCalledTimes(tries);
});

test('no one waits while the process comes to an end', async () => {
  const error = busy(10);
  const draining = new AbortController();
  const waiting = patiently({ draining: draining.signal }, () => Promise.reject(error));
  draining.abort();
  await expect(waiting).rejects.toBe(error);
});
