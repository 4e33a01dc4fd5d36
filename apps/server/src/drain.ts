import type { Logger } from 'pino';
import type { Listener } from './listen.ts';

const DEADLINE_MS = 9_000;
const LOOK_EVERY_MS = 20;

type Options = {
  server: Pick<Listener, 'inFlight' | 'close'>;
  /** Ends what runs beside the requests, once they are answered. */
  finish: () => Promise<void>;
  logger: Logger;
};

/**
 * Ends the process cleanly on SIGTERM and SIGINT: no new requests, the open ones are answered, at
 * most nine seconds are waited, exit 0. A second signal ends it at once.
 */
export function drainOnSignal({ server, finish, logger }: Options): { isAccepting: () => boolean } {
  let isDraining = false;

  async function drain(): Promise<void> {
    logger.info({ inFlight: server.inFlight() }, 'draining');
    server.close();
    const deadline = Date.now() + DEADLINE_MS;
    while (server.inFlight() > 0 && Date.now() < deadline) await Bun.sleep(LOOK_EVERY_MS);
    await Promise.race([finish(), Bun.sleep(Math.max(0, deadline - Date.now()))]);
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isDraining) process.exit(1);
      isDraining = true;
      drain().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  return { isAccepting: () => !isDraining };
}
