import type { AuditEvent } from '@rolecall/schemas/audit';
import { type Entity, targetOf } from '@rolecall/schemas/audit-entities';
import { bulkEventTexts } from '../texts/audit/event.ts';

/** Whom or what an event was about: of a bulk action, how many users. */
export function shownTarget(event: AuditEvent): Entity {
  return event.bulk ? { label: bulkEventTexts.users(event.bulk.count) } : targetOf(event);
}
