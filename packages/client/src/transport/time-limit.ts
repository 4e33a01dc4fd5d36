import type { CallOptions } from '../call-options.ts';
import { RolecallError } from '../rolecall-error.ts';

/** How long a call may take when no one says otherwise. */
const DEFAULT_TIMEOUT_MS = 15_000;

export type TimeLimit = ReturnType<typeof startTimeLimit>;

/** Starts the time of one call, however many requests it takes. */
export function startTimeLimit(options: CallOptions) {
  const ms = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  if (!(ms >= 0)) {
    throw new RolecallError(
      'VALIDATION_FAILED',
      `timeoutMs is ${ms}. Use milliseconds or Infinity.`,
    );
  }
  const timeout = Number.isFinite(ms) ? AbortSignal.timeout(ms) : undefined;
  const signals = [options.signal, timeout].filter((signal) => signal !== undefined);
  const signal = AbortSignal.any(signals);

  /** Says why something failed: it was ended here, or by what `otherwise` makes of it. */
  function explain(error: unknown, otherwise: (error: unknown) => unknown): unknown {
    if (options.signal?.aborted) {
      return new RolecallError('ABORTED', 'The call was aborted.', {
        cause: options.signal.reason,
      });
    }
    if (timeout?.aborted) {
      return new RolecallError('TIMEOUT', `Rolecall did not answer within ${ms} ms.`, {
        cause: error,
      });
    }
    return otherwise(error);
  }

  /** Waits for what several calls wait for: a call that ends early ends it for itself alone. */
  async function wait<T>(promise: Promise<T>): Promise<T> {
    let stop = () => {};
    const ended = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([promise, ended]);
    } catch (error) {
      throw explain(error, (same) => same);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  return { signal, explain, wait };
}
