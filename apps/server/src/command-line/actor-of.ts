import type { AuditEvent } from '@rolecall/client';
import { commandLineLabel } from '@rolecall/schemas/command-line-actor';

/** Who did it, for a person. */
export function actorOf({ actorKind, actorId, actorName }: AuditEvent): string {
  return actorName ?? commandLineLabel(actorId ?? '') ?? actorId ?? actorKind;
}
