import type { auditEvents } from '@rolecall/db/tables/audit-events';
import type { AuditAction } from '@rolecall/schemas/audit';
import { type Permission, Role } from '@rolecall/schemas/permissions';
import { UserStatus } from '@rolecall/schemas/user';
import { z } from 'zod';
import { DomainError } from '../errors.ts';
import type { UserChanges } from '../user/apply-changes.ts';

type Kind = {
  /** What the change itself asked for, and so does undoing it. */
  permission: Permission;
  /** What such an event says before and after. */
  values: z.ZodType<UserChanges>;
};

const status: Kind = {
  permission: 'user:setStatus',
  values: z.strictObject({ status: UserStatus }),
};

/** The changes that can be undone: what they were before is all there is to put back. */
const REVERSIBLE: Partial<Record<AuditAction, Kind>> = {
  'user.role_changed': {
    permission: 'user:setRole',
    values: z.strictObject({ role: Role }),
  },
  'user.activated': status,
  'user.deactivated': status,
  'user.profile_updated': {
    permission: 'user:updateProfile',
    values: z
      .strictObject({ firstName: z.string(), lastName: z.string(), username: z.string() })
      .partial(),
  },
};

/** The actions that can be undone. */
export const REVERSIBLE_ACTIONS: readonly string[] = Object.keys(REVERSIBLE);

const isReversible = (action: string): action is keyof typeof REVERSIBLE =>
  REVERSIBLE_ACTIONS.includes(action);

/** A change as it can be undone: whose, what it was, what it became. */
export type ReversibleChange = Omit<Kind, 'values'> & {
  userId: string;
  before: UserChanges;
  after: UserChanges;
};

/**
 * Reads an event as a change that can be undone.
 * @throws DomainError VALIDATION_FAILED when it records anything else
 */
export function reversibleChange(event: typeof auditEvents.$inferSelect): ReversibleChange {
  const kind = isReversible(event.action) ? REVERSIBLE[event.action] : undefined;
  const before = kind?.values.safeParse(event.before);
  const after = kind?.values.safeParse(event.after);
  if (!kind || !before?.success || !after?.success || event.targetId === null) {
    const message = 'What this event records cannot be undone.';
    throw new DomainError('VALIDATION_FAILED', { message, fields: { id: [message] } });
  }
  return {
    permission: kind.permission,
    userId: event.targetId,
    before: before.data,
    after: after.data,
  };
}
