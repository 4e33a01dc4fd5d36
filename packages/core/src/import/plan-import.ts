import type { ImportPlan, PlannedUser } from '@rolecall/schemas/import-report';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import type { ImportOptions } from './import-options.ts';
import { openImport } from './open-import.ts';
import { type PlannedRow, planRows } from './plan-rows.ts';
import type { ImportedPerson } from './read-person.ts';
import { createTally } from './tally-rows.ts';

/** How many of the new users a preview shows. */
const USERS_SHOWN = 5;

/**
 * Reads a file of users and tells what an import would do with it, and changes nothing.
 * @param onRows told of each batch of rows
 * @throws DomainError VALIDATION_FAILED when the file can't be imported
 */
export async function planImport(
  ctx: Context,
  path: string,
  options: ImportOptions,
  onRows: (rows: PlannedRow[]) => void | Promise<void> = () => {},
): Promise<ImportPlan> {
  authorize(ctx, 'installation:import');
  const opened = await openImport(path, options);
  const { format, system, table, mapping, unused, warnings, rows } = opened;
  const tally = createTally();
  const firstUsers: PlannedUser[] = [];
  for await (const batch of planRows(ctx.read, rows())) {
    tally.add(batch);
    for (const row of batch) {
      if (firstUsers.length >= USERS_SHOWN) break;
      if (row.outcome === 'new') firstUsers.push(asStored(row.row, row.person));
    }
    await onRows(batch);
    await yieldToEventLoop();
  }
  const used = Object.entries(mapping).flatMap(([field, column]) =>
    column ? [[field, column]] : [],
  );
  return {
    ...{ format, system, table, mapping: Object.fromEntries(used), unused },
    warnings: [...warnings],
    firstUsers,
    ...tally.result(),
  };
}

/** Someone as they would be stored. */
function asStored(row: number, person: ImportedPerson): PlannedUser {
  const { email, firstName, lastName, role, isActive, emailVerified, createdAt, password } = person;
  const isInvited = password.stored === null;
  return {
    ...{ row, email, role, emailVerified, name: `${firstName} ${lastName}`.trim() },
    status: isActive ? (isInvited ? 'invited' : 'active') : 'inactive',
    createdAt: createdAt?.toISOString() ?? null,
    hashKind: isInvited ? null : password.kind,
  };
}
