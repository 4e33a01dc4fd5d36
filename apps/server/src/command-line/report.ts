import { RolecallError } from '@rolecall/client';
import { describeError } from '../describe-error.ts';
import { exitCodeFor } from './exit-codes.ts';
import { type Failure, failureOf } from './failure.ts';
import { plainLines } from './plain-text.ts';
import type { Terminal } from './terminal.ts';

/**
 * Says why a command did not do what it was asked to, on standard error.
 * @returns what to exit with
 */
export function report(error: unknown, terminal: Terminal): number {
  const failure = failureOf(error);
  if (terminal.isJson) process.stderr.write(`${JSON.stringify({ error: failure })}\n`);
  else process.stderr.write(`${plainLines(failureLines(failure, terminal).join('\n'))}\n`);
  // What a call failed of was told where it ran.
  const isFault = failure.code === 'INTERNAL' && !(error instanceof RolecallError);
  if (isFault) console.error(JSON.stringify(describeError(error)));
  return exitCodeFor(failure.code);
}

function failureLines(failure: Failure, terminal: Terminal): string[] {
  const { code, message, fields, retryAfter } = failure;
  return [
    `${terminal.paintError('red', 'error:')} ${message}`,
    ...Object.entries(fields ?? {}).map(([name, problems = []]) =>
      name === '_' ? `  ${problems.join(' ')}` : `  ${name}: ${problems.join(' ')}`,
    ),
    // The message of RATE_LIMITED says it itself.
    ...(retryAfter === undefined || code === 'RATE_LIMITED'
      ? []
      : [`  Try again in ${retryAfter} s.`]),
  ];
}
