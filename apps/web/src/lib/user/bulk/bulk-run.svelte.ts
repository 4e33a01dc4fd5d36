import { refreshAll } from '$app/navigation';
import type { Refused } from '../../form-outcome.ts';
import { revertRequests } from '../command/revert-requests.ts';
import type { BulkAction } from './bulk-actions.ts';
import type { BulkRequest, RunLine } from './bulk-request.ts';
import { forgetRun, rememberRun } from './interrupted-run.ts';
import { readLines } from './read-lines.ts';
import { sendBulk } from './send-bulk.ts';

/** An action for so many. */
type BulkJob = {
  action: BulkAction;
  count: number;
  target: Pick<BulkRequest, 'ids' | 'search' | 'asOf'>;
};

/** A job that waits for an answer: whether it is meant, or for the password. */
type Question = {
  job: BulkJob;
  asksPassword: boolean;
  /** Why the last answer did not do. */
  error: string | undefined;
};

const CONNECTION_LOST = 'The connection was lost. What was done until then is done.';
const STOPPED = 'You stopped it.';

/**
 * A bulk action: it asks first, then it goes on while the page stays open, and can be stopped.
 * @param onstarted called when one begins to run
 */
export function createBulkRun(onstarted: () => void) {
  let question = $state.raw<Question>();
  let job = $state.raw<BulkJob>();
  let isRunning = $state(false);
  /** How many it is about: what was confirmed, until the server has looked who is there. */
  let total = $state(0);
  let succeeded = $state(0);
  /** How many of them before it was gone on with. */
  let before = 0;
  let refused = $state.raw<Refused[]>([]);
  let stoppedBy = $state('');
  /** Where to go on, when it had to stop in between. */
  let cursor = $state<string>();
  let requestIds: string[] = [];
  let abort = new AbortController();

  function ask(wanted: BulkJob): void {
    question = { job: wanted, asksPassword: false, error: undefined };
  }

  function dismiss(): void {
    forgetRun();
    job = undefined;
  }

  function take(line: RunLine): void {
    if (line.type === 'start') {
      total = succeeded + refused.length + line.total;
      return;
    }
    succeeded = before + line.succeeded;
    if (line.type === 'progress') refused = [...refused, ...line.refused];
    else if (line.error) {
      stoppedBy = line.error.message;
      cursor = line.cursor ?? undefined;
    }
  }

  async function follow(body: ReadableStream<Uint8Array<ArrayBuffer>>, { action }: BulkJob) {
    let isEnded = false;
    try {
      for await (const text of readLines(body)) {
        const line: RunLine = JSON.parse(text);
        take(line);
        isEnded = line.type === 'end';
        rememberRun({ action: action.key, count: total, succeeded });
      }
      if (!isEnded) stoppedBy = CONNECTION_LOST;
    } catch {
      stoppedBy = abort.signal.aborted ? STOPPED : CONNECTION_LOST;
    }
    // A page that is being left sees its connection go first: the next one tells how far it was.
    if (stoppedBy !== CONNECTION_LOST) forgetRun();
    isRunning = false;
    await refreshAll();
  }

  /** Does what was asked about, or goes on with it where it stopped; a refusal stays in the question. */
  async function answer(password?: string): Promise<void> {
    if (!question) return;
    const { job: wanted, asksPassword } = question;
    const goesOn = wanted === job && cursor !== undefined;
    const left = goesOn ? total - succeeded - refused.length : wanted.count;
    abort = new AbortController();
    const { does, fields } = wanted.action;
    const request: BulkRequest = {
      ...wanted.target,
      action: does,
      role: fields.role,
      limit: Math.max(1, left),
      cursor: goesOn ? cursor : undefined,
      password,
    };
    const begun = await sendBulk(request, abort.signal);
    if ('code' in begun) {
      const isFirst = begun.code === 'REAUTH_REQUIRED' && !asksPassword;
      question = {
        job: wanted,
        asksPassword: asksPassword || isFirst,
        error: isFirst ? undefined : begun.message,
      };
      return;
    }
    if (!goesOn) {
      succeeded = 0;
      refused = [];
      requestIds = [];
      total = wanted.count;
    }
    before = succeeded;
    if (begun.requestId) requestIds.push(begun.requestId);
    job = wanted;
    stoppedBy = '';
    cursor = undefined;
    isRunning = true;
    question = undefined;
    onstarted();
    void follow(begun.body, wanted);
  }

  return {
    get question() {
      return question;
    },
    get job() {
      return job;
    },
    get isRunning() {
      return isRunning;
    },
    get total() {
      return total;
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
    ask,
    /** Asks again for one that had to stop in between. */
    askAgain: () => job && ask(job),
    close: () => {
      question = undefined;
    },
    answer,
    stop: () => abort.abort(),
    /** Whether what was done can be undone. */
    get canRevert() {
      return Boolean(job?.action.isReversible) && succeeded > 0;
    },
    revert: () => revertRequests([...requestIds], dismiss),
    dismiss,
  };
}

export type BulkRun = ReturnType<typeof createBulkRun>;
