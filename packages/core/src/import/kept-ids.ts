import type { Reader } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { users } from '@rolecall/db/tables/users';
import { USER_ID } from '@rolecall/schemas/user-id';
import { isOneOfGiven } from '../paging/is-one-of.ts';

/** What becomes of the ID in a row: `undefined` where there is none of ours. */
export type KeptId = { id: string } | 'taken' | undefined;

/**
 * Which people of an export of Rolecall keep their IDs: those whose ID no user has, and none had who
 * is still in the audit log. Otherwise a file could give someone the history of another.
 * @param sourceIds the IDs in the rows, in their order; of two that are the same the first is kept
 */
export async function keptIds(
  read: Pick<Reader, 'rows'>,
  sourceIds: (string | undefined)[],
): Promise<KeptId[]> {
  const asked = new Set(sourceIds.filter((id) => id !== undefined && USER_ID.test(id)));
  if (asked.size === 0) return sourceIds.map(() => undefined);
  const ids = JSON.stringify([...asked]);
  const found = [
    ...(await read.rows(ofUsers, { ids })),
    ...(await read.rows(ofTargets, { ids })),
    ...(await read.rows(ofActors, { ids })),
  ];
  const taken = new Set(found.map(({ id }) => id));
  return sourceIds.map((id) => {
    if (id === undefined || !asked.has(id)) return undefined;
    if (taken.has(id)) return 'taken';
    taken.add(id);
    return { id };
  });
}

const ofUsers = prepare((orm) =>
  orm.select({ id: users.id }).from(users).where(isOneOfGiven(users.id, 'ids')),
);

const { targetId, actorId } = auditEvents;

const ofTargets = prepare((orm) =>
  orm.selectDistinct({ id: targetId }).from(auditEvents).where(isOneOfGiven(targetId, 'ids')),
);

const ofActors = prepare((orm) =>
  orm.selectDistinct({ id: actorId }).from(auditEvents).where(isOneOfGiven(actorId, 'ids')),
);
