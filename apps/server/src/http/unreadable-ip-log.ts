import type { Logger } from 'pino';

const EVERY_MS = 60_000;
const SHOWN = 60;

/**
 * Logs that a trusted proxy writes what is no IP, at most once a minute: it is the operator's to mend,
 * and comes with every request.
 */
export function createUnreadableIpLog(logger: Logger, now = () => performance.now()) {
  let nextAt = 0;
  let requests = 0;
  return (value: string): void => {
    requests += 1;
    if (now() < nextAt) return;
    nextAt = now() + EVERY_MS;
    logger.error(
      { value: value.slice(0, SHOWN), requests },
      'a proxy sends a client IP that cannot be read: check TRUST_PROXY and what the proxy writes',
    );
    requests = 0;
  };
}
