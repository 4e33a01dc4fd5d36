import type { AuditEvent } from '@rolecall/schemas/audit';

/** Events in a row that say the same: the newest, and those before it. */
export type FoldedEvents = { id: string; event: AuditEvent; earlier: AuditEvent[] };

/**
 * Folds what happened again and again: the same by the same to the same, one after the other. What
 * can be reverted stays by itself.
 * @param events the newest first
 */
export function foldEvents(events: readonly AuditEvent[]): FoldedEvents[] {
  const folded: FoldedEvents[] = [];
  for (const event of events) {
    const last = folded.at(-1);
    if (last && sameness(last.event) === sameness(event)) last.earlier.push(event);
    else folded.push({ id: event.id, event, earlier: [] });
  }
  return folded;
}

function sameness(event: AuditEvent): string {
  if (event.bulk || event.reversible || event.revertOf || event.revertedBy) return event.id;
  const { action, actorKind, actorId, targetKind, targetId, before } = event;
  // Each sign-in begins a session of its own.
  const { session: _, ...after } = event.after ?? {};
  return JSON.stringify([action, actorKind, actorId, targetKind, targetId, before, after]);
}
