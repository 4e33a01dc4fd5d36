import type { AuditEvent } from './audit.ts';
import { commandLineLabel } from './command-line-actor.ts';

/** A user or thing that an event names, and where to read more about it. */
export type Entity = { label: string; href?: string };

type Actor = Pick<AuditEvent, 'actorKind' | 'actorId' | 'actorName'>;

/** Who did it. */
export function actorOf({ actorKind, actorId, actorName }: Actor): Entity {
  if (actorKind === 'system') return { label: systemLabel(actorId) };
  if (actorKind === 'anonymous' || !actorId) return { label: 'A visitor' };
  return person(actorId, actorName);
}

/** Whom or what it was about. */
export function targetOf({ action, targetKind, targetId, targetName }: AuditEvent): Entity {
  if (targetKind === 'installation') return { label: 'this installation' };
  if (targetKind === 'comment') return { label: 'a comment' };
  if (targetKind === 'post') {
    const isGone = action === 'post.deleted' || !targetId;
    return { label: 'a post', ...(!isGone && { href: `/posts/${targetId}` }) };
  }
  return targetId ? person(targetId, targetName) : { label: 'an unknown user' };
}

function systemLabel(actorId: string | null): string {
  if (!actorId) return 'The system';
  return commandLineLabel(actorId) ?? `The system (${actorId})`;
}

function person(id: string, name: string | null): Entity {
  return name ? { label: name, href: `/admin/users/${id}` } : { label: `a deleted user (${id})` };
}
