import { isImportField } from '@rolecall/schemas/import-fields';
import type { ImportSettings } from '@rolecall/schemas/imports';
import { readFirebaseConfig } from '../hash-kind/firebase-scrypt.ts';
import type { ImportOptions } from '../import/import-options.ts';
import type { Mapping } from '../import-system/mapping.ts';

/** How an uploaded file is read: no view of an SQLite file is, whose query anyone may have written. */
export function toImportOptions(settings: ImportSettings, now: Date): ImportOptions {
  const { table, mapping, roles = {}, assumeVerified, requireName, firebaseConfig } = settings;
  return {
    ...{ now, table, assumeVerified, requireName, isUploaded: true },
    map: mapping && mappingOf(mapping),
    roles: Object.fromEntries(
      Object.entries(roles).map(([name, role]) => [name.toLowerCase(), role]),
    ),
    // What can't be read is no config, and said to be none.
    firebaseConfig: firebaseConfig && (readFirebaseConfig(firebaseConfig) ?? {}),
  };
}

function mappingOf(columns: Record<string, string | undefined>): Mapping {
  const mapping: Mapping = {};
  for (const [field, column] of Object.entries(columns)) {
    if (isImportField(field)) mapping[field] = column || null;
  }
  return mapping;
}
