import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from './database.ts';
import type { sessions } from './tables/sessions.ts';
import type { users } from './tables/users.ts';
import { copyMigrated } from './testing.ts';
import { startMigratedServer } from './testing-migrated-server.ts';
import { startLibsqlServer, type TestLibsqlServer } from './testing-server.ts';

export type Mode = 'file' | 'server' | 'replica';
export const MODES: readonly Mode[] = ['file', 'server', 'replica'];

export type ModeDatabase = {
  url: string;
  /** One more `Database` on the same data, as another node would have it. */
  open(): Promise<Database>;
  /** The server behind it, unless it is a file. */
  server: TestLibsqlServer | undefined;
  /** Closes all that were opened and deletes the data. */
  remove(): Promise<void>;
};

/** A new, empty database of a mode: a local file, a server, or replicas of a server. */
export const createEmptyDatabase = (mode: Mode) => createDatabase(mode, false);

/** A database of a mode with all tables. */
export const createModeDatabase = (mode: Mode) => createDatabase(mode, true);

async function createDatabase(mode: Mode, isMigrated: boolean): Promise<ModeDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-mode-'));
  const path = join(folder, 'rolecall.db');
  const startServer = isMigrated ? startMigratedServer : startLibsqlServer;
  const server = mode === 'file' ? undefined : await startServer();
  if (server === undefined && isMigrated) await copyMigrated(path);
  const url = server?.url ?? `file:${path}`;
  const opened: Database[] = [];
  return {
    url,
    open: async () => {
      const replicaPath =
        mode === 'replica' ? join(folder, `replica-${opened.length}.db`) : undefined;
      const db = await openDatabase({ url, replicaPath });
      opened.push(db);
      return db;
    },
    server,
    remove: async () => {
      for (const db of opened) await db.close();
      await server?.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

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
