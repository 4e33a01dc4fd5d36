import type { Refused } from '../../form-outcome.ts';
import type { RunLine } from './bulk-request.ts';

const NONE = { succeeded: 0, unchanged: 0, failed: 0 };

/** The progress of a bulk action, summed over its runs: each run counts from zero. */
export function createBulkTally() {
  /** Users of all runs: the number confirmed, until the server has found them. */
  let total = $state(0);
  let counts = $state.raw(NONE);
  let before = NONE;
  let refused = $state.raw<Refused[]>([]);

  return {
    get total() {
      return total;
    },
    get succeeded() {
      return counts.succeeded;
    },
    /** How many of the succeeded were so already. */
    get unchanged() {
      return counts.unchanged;
    },
    /** Users who were changed or refused. */
    get handled() {
      return counts.succeeded + counts.failed;
    },
    /** Those who were refused, by name; the own account is counted but not listed. */
    get refused() {
      return refused;
    },
    /** Starts a new action for the number of users confirmed. */
    start(confirmed: number): void {
      total = confirmed;
      counts = NONE;
      before = NONE;
      refused = [];
    },
    /** Adds the next run to those before it. */
    continue(): void {
      before = counts;
    },
    take(line: RunLine): void {
      if (line.type === 'start') {
        total = counts.succeeded + counts.failed + line.total;
        return;
      }
      counts = {
        succeeded: before.succeeded + line.succeeded,
        unchanged: before.unchanged + line.unchanged,
        failed: before.failed + line.failed,
      };
      if (line.type === 'progress') refused = [...refused, ...line.refused];
    },
  };
}
