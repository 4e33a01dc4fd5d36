import { readFileSync } from 'node:fs';
import { fileProblem } from '@rolecall/core/file-problem';
import { readFirebaseConfig } from '@rolecall/core/hash-kind/firebase-scrypt';
import type { ImportOptions } from '@rolecall/core/import/import-options';
import { IMPORT_FIELD_NAMES, isImportField } from '@rolecall/schemas/import-fields';
import { Role } from '@rolecall/schemas/permissions';
import { CommandLineError } from '../command-line/command-line-error.ts';
import { assertReadable } from '../command-line/file-argument.ts';

/** What `rolecall import` was given, as it was typed. */
export type ImportInput = {
  file: string;
  table?: string | undefined;
  map?: string | undefined;
  roles?: string | undefined;
  firebaseConfig?: string | undefined;
  assumeVerified: boolean;
  requireName: boolean;
  prove?: string | undefined;
  invite: boolean;
  result?: string | undefined;
};

/**
 * What it says of how the file is to be read.
 * @throws CommandLineError USAGE
 */
export function openImportInput(input: ImportInput): Omit<ImportOptions, 'now'> {
  const { table, map, roles, firebaseConfig, assumeVerified, requireName } = input;
  assertReadable(input.file);
  return {
    ...{ table, assumeVerified, requireName },
    map: Object.fromEntries(
      pairsOf(map, '--map').map(([field, column]) => {
        if (isImportField(field)) return [field, column || null];
        throw usage('--map', `There is no field ${field}. Use ${IMPORT_FIELD_NAMES.join(', ')}.`);
      }),
    ),
    roles: Object.fromEntries(
      pairsOf(roles, '--roles').map(([name, role]) => {
        const { data } = Role.safeParse(role);
        if (data !== undefined) return [name.toLowerCase(), data];
        throw usage('--roles', `A role becomes ${Role.options.join(' or ')}.`);
      }),
    ),
    firebaseConfig: firebaseConfig === undefined ? undefined : readConfig(firebaseConfig),
  };
}

/** `a=b,c=d` as pairs. */
export function pairsOf(text: string | undefined, flag: string): [string, string][] {
  return (text?.split(',') ?? []).map((pair) => {
    const [name = '', ...value] = pair.split('=');
    if (name.trim() === '' || value.length === 0) throw usage(flag, 'Write it as name=value,….');
    return [name.trim(), value.join('=').trim()];
  });
}

const usage = (flag: string, text: string) => new CommandLineError('USAGE', `${flag}: ${text}`);

function readConfig(path: string): unknown {
  try {
    return readFirebaseConfig(readFileSync(path, 'utf8')) ?? {};
  } catch (error) {
    throw usage('--firebase-config', fileProblem(error));
  }
}
