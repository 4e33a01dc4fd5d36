import type { BulkPreview } from '@rolecall/schemas/bulk-users';
import type { Refusal } from '../../post-json.ts';
import { askPreview } from './ask-preview.ts';
import type { BulkAction } from './bulk-actions.ts';
import type { BulkRequest } from './bulk-request.ts';

/** An action, and the users it is for. */
export type BulkJob = {
  action: BulkAction;
  count: number;
  target: Pick<BulkRequest, 'ids' | 'search' | 'asOf'>;
};

/** A job that waits to be confirmed, or for the password. */
type Question = {
  job: BulkJob;
  /** What it would do, once that is known. */
  preview?: BulkPreview | undefined;
  isLooking: boolean;
  asksPassword: boolean;
  /** Why the server refused the last answer. */
  error: string | undefined;
};

/** What is asked before a bulk action. */
export function createBulkQuestion() {
  let question = $state.raw<Question>();
  let preview: Promise<BulkPreview | undefined>;

  return {
    get open() {
      return question;
    },
    /** Opens the question, and adds the preview as soon as it is there. */
    async ask(job: BulkJob, request: BulkRequest): Promise<void> {
      question = { job, isLooking: true, asksPassword: false, error: undefined };
      const asked = askPreview(request);
      preview = asked;
      const found = await asked;
      // Unless it was closed, or asked again, meanwhile.
      if (question && preview === asked)
        question = { ...question, preview: found, isLooking: false };
    },
    /** The job that was confirmed, with its preview; nothing if the question was closed meanwhile. */
    async confirmed() {
      const job = question?.job;
      const found = await preview;
      return job && question?.job === job ? { job, preview: found } : undefined;
    },
    /** Keeps the question open with why the server refused, and asks for the password if that is why. */
    refuse({ code, message }: Refusal): void {
      if (!question) return;
      const isFirst = code === 'REAUTH_REQUIRED' && !question.asksPassword;
      const asksPassword = question.asksPassword || isFirst;
      question = { ...question, asksPassword, error: isFirst ? undefined : message };
    },
    close(): void {
      question = undefined;
    },
  };
}
