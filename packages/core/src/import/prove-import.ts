import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import type { ImportOptions } from './import-options.ts';
import { openImport } from './open-import.ts';

const ROWS_A_TURN = 500;

/** Whether a password fits the hash in a file; `undefined` where no row has one to check. */
export type ImportProof = { row: number; kind: string; matches: boolean } | undefined;

/**
 * Checks one known password against a file of users: whether their hashes are understood.
 * @param email whose, in its canonical spelling
 * @throws DomainError VALIDATION_FAILED when the file can't be imported
 */
export async function proveImport(
  ctx: Context,
  path: string,
  options: ImportOptions,
  { email, password }: { email: string; password: string },
): Promise<ImportProof> {
  authorize(ctx, 'installation:import');
  const { rows } = await openImport(path, options);
  for await (const { row, reading } of rows()) {
    if (row % ROWS_A_TURN === 0) await yieldToEventLoop();
    if (!('person' in reading) || reading.person.email !== email) continue;
    const { password: hash } = reading.person;
    if (hash.stored === null) return undefined;
    const matches = await ctx.passwords.verify(password, hash.stored);
    return { row, kind: hash.kind, matches };
  }
  return undefined;
}
