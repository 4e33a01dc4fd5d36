import { ERROR_CODES, type ErrorBody } from '@rolecall/schemas/error-codes';
import { fail } from '@sveltejs/kit';
import { actionableError } from './api-error.ts';

/**
 * What the page says when a command is done.
 * @param undo the request that did it, when it can be taken back
 */
export function succeeded(text: string, undo?: string) {
  return { result: { tone: 'success' as const, text, undo } };
}

/** What the page says when a command was refused. */
export function refused({ code, message }: Pick<ErrorBody, 'code' | 'message'>) {
  return fail(ERROR_CODES[code].status, {
    result: { tone: 'danger' as const, text: message, undo: undefined },
  });
}

/**
 * Runs a command that has no fields to fill in, and says how it went.
 * @param command what to do
 * @param done what to tell the person when it is done
 */
export async function perform<T>(command: () => Promise<T>, done: (result: T) => string) {
  try {
    return succeeded(done(await command()));
  } catch (error) {
    return refused(actionableError(error));
  }
}
