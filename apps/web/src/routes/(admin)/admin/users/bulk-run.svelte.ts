import type { BulkAction } from '#lib/user/bulk-actions.ts';
import type { BulkLine, BulkRequest, Refused } from '#lib/user/bulk-request.ts';
import { forgetRun, rememberRun } from './interrupted-run.ts';
import { readLines } from './read-lines.ts';

/** What was confirmed: an action for so many. */
export type BulkJob = {
  action: BulkAction;
  count: number;
  target: Pick<BulkRequest, 'ids' | 'search' | 'asOf'>;
};

type Refusal = { code: string; message: string };

const CONNECTION_LOST = 'The connection was lost. What was done until then is done.';
const STOPPED = 'You stopped it.';

/** A bulk action as it runs: it goes on while the page stays open, and can be stopped. */
export function createBulkRun() {
  let job = $state.raw<BulkJob>();
  let isRunning = $state(false);
  let succeeded = $state(0);
  let refused = $state.raw<Refused[]>([]);
  let stoppedBy = $state('');
  /** Where to go on, when it had to stop in between. */
  let cursor = $state<string>();
  let requestIds: string[] = [];
  let abort = new AbortController();

  function take(line: BulkLine): void {
    if (line.type === 'progress') {
      succeeded += line.succeeded;
      refused = [...refused, ...line.refused];
    } else if (line.type === 'stopped') {
      stoppedBy = line.message;
      cursor = line.cursor;
    }
  }

  async function follow(
    body: ReadableStream<Uint8Array<ArrayBuffer>>,
    current: BulkJob,
  ): Promise<void> {
    let isEnded = false;
    try {
      for await (const text of readLines(body)) {
        const line: BulkLine = JSON.parse(text);
        take(line);
        isEnded = line.type !== 'progress';
        rememberRun({ action: current.action.key, count: current.count, succeeded });
      }
      if (!isEnded) stoppedBy = CONNECTION_LOST;
    } catch {
      stoppedBy = abort.signal.aborted ? STOPPED : CONNECTION_LOST;
    }
    // A page that is being left sees its connection go first: the next one tells how far it was.
    if (stoppedBy !== CONNECTION_LOST) forgetRun();
    isRunning = false;
  }

  return {
    get job() {
      return job;
    },
    get isRunning() {
      return isRunning;
    },
    get succeeded() {
      return succeeded;
    },
    get refused() {
      return refused;
    },
    get stoppedBy() {
      return stoppedBy;
    },
    get canGoOn() {
      return cursor !== undefined;
    },
    /** The requests under which all of it is in the audit log. */
    get requestIds() {
      return requestIds;
    },
    stop: () => abort.abort(),
    dismiss: () => {
      forgetRun();
      job = undefined;
    },
    /**
     * Begins it, or goes on with it where it stopped.
     * @returns why it was refused before anything happened; nothing when it runs, with `ended`
     */
    start: async (
      wanted: BulkJob,
      password?: string,
    ): Promise<Refusal | { ended: Promise<void> }> => {
      const goesOn = wanted === job && cursor !== undefined;
      const { action, role } = wanted.action;
      const done = goesOn ? succeeded + refused.length : 0;
      const request: BulkRequest = {
        ...wanted.target,
        action,
        role,
        limit: Math.max(1, wanted.count - done),
        cursor: goesOn ? cursor : undefined,
        password,
      };
      abort = new AbortController();
      const answer = await fetch('/admin/users/bulk', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
        signal: abort.signal,
      }).catch(() => undefined);
      if (!answer) return { code: 'UNAVAILABLE', message: 'The server cannot be reached.' };
      // Signed out in the meantime: the page leads to the sign-in, and back.
      if (answer.redirected) location.reload();
      if (!answer.ok || !answer.body) return await answer.json();
      if (!goesOn) {
        succeeded = 0;
        refused = [];
        requestIds = [];
      }
      requestIds.push(answer.headers.get('x-bulk-request') ?? '');
      job = wanted;
      stoppedBy = '';
      cursor = undefined;
      isRunning = true;
      return { ended: follow(answer.body, wanted) };
    },
  };
}

export type BulkRun = ReturnType<typeof createBulkRun>;
