import type { sessions } from './tables/sessions.ts';
import type { users } from './tables/users.ts';

let count = 0;

/** A user no one else has. */
export function newUserRow(
  overrides: Partial<typeof users.$inferInsert> = {},
): typeof users.$inferInsert & { id: string } {
  const name = `person-${++count}`;
  const now = new Date();
  return {
    email: `${name}@example.com`,
    username: name,
    createdAt: now,
    updatedAt: now,
    ...overrides,
    id: overrides.id ?? `usr_${name}`,
  };
}

/** A session of a user. */
export function newSessionRow(id: string, userId: string): typeof sessions.$inferInsert {
  const now = new Date();
  return {
    id,
    userId,
    kind: 'web',
    tokenHash: 'x',
    createdAt: now,
    lastUsedAt: now,
    idleExpiresAt: now,
    expiresAt: now,
    authenticatedAt: now,
  };
}
