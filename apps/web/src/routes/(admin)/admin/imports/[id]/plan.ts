import { IMPORT_FIELD_NAMES } from '@rolecall/schemas/import-fields';
import { ImportSettings } from '@rolecall/schemas/imports';
import { Role } from '@rolecall/schemas/permissions';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { fieldError } from '#lib/server/refused-error.ts';
import { importSettingsTexts } from '#lib/texts/import/file.ts';
import { columnField } from './settings-fields.ts';

const column = z.string().trim().max(200);
const COLUMNS = Object.fromEntries(IMPORT_FIELD_NAMES.map((name) => [columnField(name), column]));

const { table, assumeVerified, requireName, firebaseConfig } = ImportSettings.shape;
const PlanForm = z.object({
  ...{ table, assumeVerified, requireName, firebaseConfig },
  roles: z.string().max(10_000),
  ...COLUMNS,
});

/** Reads the file again, as the form says. */
export const plan = formAction({
  schema: PlanForm,
  secrets: ['firebaseConfig'],
  run: async (
    { table, assumeVerified, requireName, firebaseConfig, roles, ...columns },
    event: RequestEvent,
  ) => {
    const { id = '' } = event.params;
    const mapping = mappingOf(columns);
    await api(event).admin.imports.plan.mutate({
      ...{ id, table, assumeVerified, requireName, firebaseConfig, mapping },
      roles: rolesOf(roles),
    });
  },
  done: () => undefined,
});

function mappingOf(columns: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    IMPORT_FIELD_NAMES.map((name) => [name, String(columns[columnField(name)] ?? '')]),
  );
}

const SEPARATOR = /[\n,]/;

/** `editor = user`, one a line. */
function rolesOf(text: string): Record<string, Role> {
  const lines = text.split(SEPARATOR).map((line) => line.trim());
  return Object.fromEntries(
    lines.filter(Boolean).map((line) => {
      const at = line.lastIndexOf('=');
      const role = Role.safeParse(line.slice(at + 1).trim()).data;
      if (at > 0 && role !== undefined) return [line.slice(0, at).trim(), role];
      throw fieldError('roles', importSettingsTexts.wrongRole(line));
    }),
  );
}
