import type { Logger } from 'pino';

const EVERY_MS = 60_000;
const SHOWN = 60;

/**
 * Logs that a trusted proxy sent a client IP that cannot be read. At most once a minute, because a
 * misconfigured proxy does it with every request.
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
