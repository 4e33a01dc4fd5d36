import type { Logger } from 'pino';
import type { RunningInstallation } from './create-installation.ts';
import type { Listener } from './listen.ts';

const DEADLINE_MS = 9_000;
const LOOK_EVERY_MS = 20;
/** A signal to a whole group comes twice: from the terminal and from the program that started us. */
const SAME_SIGNAL_MS = 1_000;

type Options = {
  server: Pick<Listener, 'inFlight' | 'close'>;
  installation: Pick<RunningInstallation, 'drain' | 'stop'>;
  logger: Logger;
};

/**
 * Ends the process cleanly on SIGTERM and SIGINT: no new requests, the open ones are answered, at
 * most nine seconds are waited, exit 0. Asked again a second later, it ends at once.
 */
export function drainOnSignal({ server, installation, logger }: Options): void {
  let drainingSince: number | undefined;

  async function drain(): Promise<void> {
    logger.info({ inFlight: server.inFlight() }, 'draining');
    server.close();
    const deadline = Date.now() + DEADLINE_MS;
    while (server.inFlight() > 0 && Date.now() < deadline) await Bun.sleep(LOOK_EVERY_MS);
    await Promise.race([installation.stop(), Bun.sleep(Math.max(0, deadline - Date.now()))]);
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (drainingSince !== undefined) {
        if (performance.now() - drainingSince > SAME_SIGNAL_MS) process.exit(1);
        return;
      }
      drainingSince = performance.now();
      installation.drain();
      drain().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
