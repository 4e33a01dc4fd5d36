import { DomainError } from '../errors.ts';
import { JobEndedError } from './job-beat.ts';

const PROBLEM_LENGTH = 2_000;
const NOT_ALLOWED = 'The user who started this is no longer an active admin.';
/** Refusals that are about the file. */
const OF_THE_FILE: readonly string[] = ['VALIDATION_FAILED', 'PAYLOAD_TOO_LARGE'];

/** Why a job can't be done, for whoever asked for it. @throws what no one expected */
export function jobProblem(error: unknown): string {
  if (error instanceof JobEndedError) return NOT_ALLOWED;
  if (!(error instanceof DomainError) || !OF_THE_FILE.includes(error.code)) throw error;
  const text =
    Object.values(error.fields ?? {})
      .flat()
      .join(' ') || error.message;
  return text.slice(0, PROBLEM_LENGTH);
}
