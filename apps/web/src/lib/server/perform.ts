import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import { fail } from '@sveltejs/kit';
import { actionableError } from './api-error.ts';

/**
 * Runs a command that has no fields to fill in, and says how it went.
 * @param command what to do
 * @param done what to tell the person when it is done
 */
export async function perform<T>(command: () => Promise<T>, done: (result: T) => string) {
  try {
    return { result: { tone: 'success' as const, text: done(await command()) } };
  } catch (error) {
    const { code, message } = actionableError(error);
    return fail(ERROR_CODES[code].status, { result: { tone: 'danger' as const, text: message } });
  }
}
