import type { Context } from '@rolecall/core/context';
import type { ImportOptions } from '@rolecall/core/import/import-options';
import { proveImport } from '@rolecall/core/import/prove-import';
import { Email } from '@rolecall/schemas/email';
import { CommandLineError } from '../command-line/command-line-error.ts';
import { EXIT_CODES } from '../command-line/exit-codes.ts';
import type { Outcome, Terminal } from '../command-line/terminal.ts';
import { type ImportInput, pairsOf } from './import-input.ts';

/** Asks for someone's password, and tells whether it fits the hash in the file. */
export async function proveOutcome(
  ctx: Context,
  terminal: Terminal,
  { file, prove }: Pick<ImportInput, 'file' | 'prove'>,
  options: ImportOptions,
): Promise<Outcome> {
  const email = Email.safeParse(new Map(pairsOf(prove, '--prove')).get('email')).data;
  if (email === undefined) {
    throw new CommandLineError('USAGE', '--prove: Write it as email=name@example.com.');
  }
  const password = await terminal.askSecret(`Password of ${email}: `);
  const proof = await proveImport(ctx, file, options, { email, password });
  if (proof === undefined) {
    return {
      json: { email, matches: false },
      lines: [`No row of ${email} has a password hash that can be checked.`],
      exitCode: EXIT_CODES.notFound.code,
    };
  }
  const { matches, kind, row } = proof;
  return {
    json: { email, ...proof },
    lines: [
      matches
        ? `The password fits the hash in row ${row} (${kind}). Nothing was changed.`
        : `The password does not fit the hash in row ${row} (${kind}).`,
    ],
    exitCode: matches ? EXIT_CODES.done.code : EXIT_CODES.refused.code,
  };
}
