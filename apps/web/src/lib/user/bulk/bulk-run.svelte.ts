import type { BulkPreview } from '@rolecall/schemas/bulk-users';
import type { Refused } from '../../form-outcome.ts';
import { refreshPage } from '../../refresh-page.ts';
import { bulkResultTexts } from '../../texts/users/bulk.ts';
import { revertRequests } from '../command/revert-requests.ts';
import { type BulkJob, createBulkQuestion } from './bulk-question.svelte.ts';
import type { BulkRequest, RunLine } from './bulk-request.ts';
import { forgetRun, rememberRun } from './interrupted-run.ts';
import { readLines } from './read-lines.ts';
import { sendBulk } from './send-bulk.ts';

/** What was answered: whether the users are emailed, and the password where it was asked for. */
type Answer = Pick<BulkRequest, 'sendMail' | 'password'>;

const { connectionLost: CONNECTION_LOST, stoppedByYou: STOPPED } = bulkResultTexts;

const emailDelayOf = (preview: BulkPreview | undefined) =>
  preview && preview.emails > 0 ? preview.emailDelaySeconds : 0;

/**
 * A bulk action: it asks first, then it goes on while the page stays open, and can be stopped.
 * @param onstarted called when one begins to run
 */
export function createBulkRun(onstarted: () => void) {
  const question = createBulkQuestion();
  let job = $state.raw<BulkJob>();
  let isRunning = $state(false);
  /** How many it is about: what was confirmed, until the server has looked who is there. */
  let total = $state(0);
  let succeeded = $state(0);
  /** How many of them were so already. */
  let unchanged = $state(0);
  /** How many were refused; the own account is not among those who are listed. */
  let failed = $state(0);
  /** How many it were before it was gone on with. */
  let before = { succeeded: 0, unchanged: 0, failed: 0 };
  let refused = $state.raw<Refused[]>([]);
  let stoppedBy = $state('');
  /** How many seconds the emails about it wait to be undone; 0 where there are none. */
  let emailsAfter = $state(0);
  /** Where to go on, when it had to stop in between. */
  let cursor = $state<string>();
  let requestIds: string[] = [];
  let abort = new AbortController();

  const requestOf = ({ action, target, count }: BulkJob): BulkRequest => ({
    ...target,
    action: action.does,
    role: action.fields.role,
    limit: Math.max(1, count),
  });

  const ask = (wanted: BulkJob) =>
    question.ask(wanted, { ...requestOf(wanted), ...(wanted === job && { cursor }) });

  function dismiss(): void {
    forgetRun();
    job = undefined;
  }

  function take(line: RunLine): void {
    if (line.type === 'start') {
      total = succeeded + failed + line.total;
      return;
    }
    succeeded = before.succeeded + line.succeeded;
    unchanged = before.unchanged + line.unchanged;
    failed = before.failed + line.failed;
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
    await refreshPage();
  }

  /** Does what was asked about, or goes on with it where it stopped; a refusal stays in the question. */
  async function answer(answered: Answer): Promise<void> {
    const confirmed = await question.confirmed();
    if (!confirmed) return;
    const { job: wanted, preview } = confirmed;
    const goesOn = wanted === job && cursor !== undefined;
    const left = goesOn ? total - succeeded - failed : wanted.count;
    abort = new AbortController();
    const request: BulkRequest = {
      ...requestOf({ ...wanted, count: left }),
      cursor: goesOn ? cursor : undefined,
      ...answered,
    };
    const begun = await sendBulk(request, abort.signal);
    if ('code' in begun) return question.refuse(begun);
    if (!goesOn) {
      succeeded = 0;
      unchanged = 0;
      failed = 0;
      refused = [];
      requestIds = [];
      total = wanted.count;
    }
    before = { succeeded, unchanged, failed };
    emailsAfter = answered.sendMail === false ? 0 : emailDelayOf(preview);
    if (begun.requestId) requestIds.push(begun.requestId);
    job = wanted;
    stoppedBy = '';
    cursor = undefined;
    isRunning = true;
    question.close();
    onstarted();
    void follow(begun.body, wanted);
  }

  return {
    get question() {
      return question.open;
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
    get unchanged() {
      return unchanged;
    },
    get failed() {
      return failed;
    },
    get emailsAfter() {
      return emailsAfter;
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
    askAgain: () => void (job && ask(job)),
    close: question.close,
    answer,
    stop: () => abort.abort(),
    /** Whether what was done can be undone. */
    get canRevert() {
      return Boolean(job?.action.isReversible) && succeeded > unchanged;
    },
    revert: () => revertRequests([...requestIds], dismiss),
    dismiss,
  };
}

export type BulkRun = ReturnType<typeof createBulkRun>;
