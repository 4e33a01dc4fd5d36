import type { AuditEvent } from '@rolecall/schemas/audit';
import type { RequestEvent } from '@sveltejs/kit';
import { namesOf } from './people.ts';

/** The names of everybody who did something in these events, or had it done to them. */
export function auditNames(event: RequestEvent, events: AuditEvent[]) {
  return namesOf(
    event,
    events.flatMap(({ actorKind, actorId, targetKind, targetId }) => [
      ...(actorKind === 'user' && actorId ? [actorId] : []),
      ...(targetKind === 'user' && targetId ? [targetId] : []),
    ]),
  );
}
