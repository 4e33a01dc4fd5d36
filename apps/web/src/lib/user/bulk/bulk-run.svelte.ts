import type { BulkPreview } from '@rolecall/schemas/bulk-users';
import { refreshIfReachable } from '../../refresh-page.ts';
import { bulkResultTexts } from '../../texts/users/bulk.ts';
import { revertRequests } from '../command/revert-requests.ts';
import { type BulkJob, createBulkQuestion } from './bulk-question.svelte.ts';
import type { BulkRequest, RunLine } from './bulk-request.ts';
import { createBulkTally } from './bulk-tally.svelte.ts';
import { forgetRun, rememberRun } from './interrupted-run.ts';
import { readLines } from './read-lines.ts';
import { sendBulk } from './send-bulk.ts';

/** What was answered: whether the users are emailed, and the password where it was asked for. */
type Answer = Pick<BulkRequest, 'sendMail' | 'password'>;

const { connectionLost: CONNECTION_LOST, stoppedByYou: STOPPED } = bulkResultTexts;

const emailDelayOf = (preview: BulkPreview | undefined) =>
  preview && preview.emails > 0 ? preview.emailDelaySeconds : 0;

/**
 * A bulk action: it asks first, then runs while the page stays open, and can be stopped and continued.
 * @param onstarted called when a run begins
 */
export function createBulkRun(onstarted: () => void) {
  const question = createBulkQuestion();
  let job = $state.raw<BulkJob>();
  let isRunning = $state(false);
  const tally = createBulkTally();
  let stoppedBy = $state('');
  /** How many seconds the emails about it are held back; 0 where there are none. */
  let emailsAfter = $state(0);
  /** Where to continue after it had to stop. */
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

  async function follow(body: ReadableStream<Uint8Array<ArrayBuffer>>, { action }: BulkJob) {
    let isEnded = false;
    try {
      for await (const text of readLines(body)) {
        const line: RunLine = JSON.parse(text);
        tally.take(line);
        rememberRun({ action: action.key, count: tally.total, succeeded: tally.succeeded });
        if (line.type !== 'end') continue;
        isEnded = true;
        if (!line.error) continue;
        stoppedBy = line.error.message;
        cursor = line.cursor ?? undefined;
      }
      if (!isEnded) stoppedBy = CONNECTION_LOST;
    } catch {
      stoppedBy = abort.signal.aborted ? STOPPED : CONNECTION_LOST;
    }
    // Leaving the page cuts the connection first: the next page then says how far the run was.
    if (stoppedBy !== CONNECTION_LOST) forgetRun();
    isRunning = false;
    await refreshIfReachable();
  }

  /** Runs what was confirmed, or continues it where it stopped; a refusal is shown in the question. */
  async function answer(answered: Answer): Promise<void> {
    const confirmed = await question.confirmed();
    if (!confirmed) return;
    const { job: wanted, preview } = confirmed;
    const goesOn = wanted === job && cursor !== undefined;
    const left = goesOn ? tally.total - tally.handled : wanted.count;
    abort = new AbortController();
    const request: BulkRequest = {
      ...requestOf({ ...wanted, count: left }),
      cursor: goesOn ? cursor : undefined,
      ...answered,
    };
    const begun = await sendBulk(request, abort.signal);
    if ('code' in begun) return question.refuse(begun);
    if (goesOn) tally.continue();
    else {
      tally.start(wanted.count);
      requestIds = [];
    }
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
    tally,
    get job() {
      return job;
    },
    get isRunning() {
      return isRunning;
    },
    get emailsAfter() {
      return emailsAfter;
    },
    get stoppedBy() {
      return stoppedBy;
    },
    get canGoOn() {
      return cursor !== undefined;
    },
    ask,
    /** Asks whether to continue a run that had to stop. */
    askAgain: () => void (job && ask(job)),
    close: question.close,
    answer,
    stop: () => abort.abort(),
    /** Whether what was done can be undone. */
    get canRevert() {
      return Boolean(job?.action.isReversible) && tally.succeeded > tally.unchanged;
    },
    revert: () => revertRequests([...requestIds], dismiss),
    dismiss,
  };
}

export type BulkRun = ReturnType<typeof createBulkRun>;
