import type { Database } from '@rolecall/db/database';
import { databaseFaultOf } from '@rolecall/db/database-fault';

const PRIMARY_ANSWER_MS = 2_000;
const PRIMARY_RETRY_MS = 1_000;

/**
 * Waits for a primary that is away, as long as it takes. A replica is there, so its URL is
 * right: to give up and be started again would only come later.
 */
export async function untilItAnswers(db: Database, onWait: () => void): Promise<void> {
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await db.ping(PRIMARY_ANSWER_MS);
    } catch (error) {
      // A wrong token does not become right.
      if (databaseFaultOf(error) === 'unauthorized') throw error;
      if (isFirst) onWait();
      await Bun.sleep(PRIMARY_RETRY_MS);
    }
  }
}
