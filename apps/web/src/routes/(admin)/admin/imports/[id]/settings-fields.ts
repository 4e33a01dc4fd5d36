import { IMPORT_FIELD_NAMES, type ImportField } from '@rolecall/schemas/import-fields';
import type { ImportDetails } from '@rolecall/schemas/imports';

/** The field of the form that says which column an import takes something from. */
export const columnField = (name: ImportField) => `column.${name}`;

/** How the file is read, as the form shows it. */
export function settingsFields({ settings, plan }: ImportDetails): Record<string, string> {
  const { table = plan?.table ?? '', roles = {}, assumeVerified, requireName, mapping } = settings;
  const columns = IMPORT_FIELD_NAMES.map((name) => [
    columnField(name),
    plan?.mapping[name] ?? mapping?.[name] ?? '',
  ]);
  return {
    table,
    roles: Object.entries(roles)
      .map(([name, role]) => `${name} = ${role}`)
      .join('\n'),
    assumeVerified: assumeVerified ? 'on' : '',
    requireName: requireName ? 'on' : '',
    ...Object.fromEntries(columns),
  };
}
