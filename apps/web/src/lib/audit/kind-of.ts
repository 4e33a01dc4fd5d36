import type { AuditAction } from '@rolecall/schemas/audit-actions';

/** What kind of thing happened, by which an event has its icon and colour. */
export type EventKind =
  | 'signedIn'
  | 'ended'
  | 'failed'
  | 'denied'
  | 'added'
  | 'removed'
  | 'activated'
  | 'deactivated'
  | 'role'
  | 'password'
  | 'email'
  | 'changed'
  | 'downloaded'
  | 'installation';

const KINDS: Partial<Record<AuditAction, EventKind>> = {
  'session.started': 'signedIn',
  'session.reauthenticated': 'signedIn',
  'session.ended': 'ended',
  'session.refused': 'failed',
  'session.refresh_reused': 'failed',
  'session.ended_after_failures': 'failed',
  'access.denied': 'denied',
  'user.role_changed': 'role',
  'user.set_up_as_admin': 'role',
  'user.activated': 'activated',
  'user.deactivated': 'deactivated',
  'user.throttle_cleared': 'activated',
  'user.registered': 'added',
  'user.created': 'added',
  'user.invitation_accepted': 'added',
};

/** Those without a row of their own, by what their names end or begin with. */
const BY_NAME: [RegExp, EventKind][] = [
  [/^installation\./, 'installation'],
  [/_exported$/, 'downloaded'],
  [/\.deleted$/, 'removed'],
  [/\.created$/, 'added'],
  [/password/, 'password'],
  [/mail|verif|invit/, 'email'],
];

export function kindOf(action: AuditAction): EventKind {
  return KINDS[action] ?? BY_NAME.find(([name]) => name.test(action))?.[1] ?? 'changed';
}
