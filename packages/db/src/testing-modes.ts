import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from './database.ts';
import type { DatabaseConfig } from './database-config.ts';
import { migrateDatabase } from './migrate.ts';
import { startLibsqlServer, type TestLibsqlServer } from './testing-server.ts';

export type Mode = 'file' | 'server' | 'replica';
export const MODES: readonly Mode[] = ['file', 'server', 'replica'];

export type ModeDatabase = {
  url: string;
  /** What to open it with as one more node, which has a replica of its own in that mode. */
  newConfig(): DatabaseConfig;
  /** One more `Database` on the same data, as another node would have it. */
  open(): Promise<Database>;
  /** The server behind it, unless it is a file. */
  server: TestLibsqlServer | undefined;
  /** Everything that is stored, on whatever side, is in this folder. */
  folder: string;
  /** Closes all that were opened and deletes the data. */
  remove(): Promise<void>;
};

/** How long tests wait for a server: however busy the machine is, nothing is lost to a time limit. */
export const TEST_WAITS = { syncWaitMs: 30_000, timeoutMs: 60_000 };

/** Where in its folder a database has its data. */
const FILE = 'rolecall.db';
const SERVER = 'server';

/** A new, empty database of a mode: a local file, a server, or replicas of a server. */
export async function createEmptyDatabase(mode: Mode): Promise<ModeDatabase> {
  return databaseIn(await newFolder(), mode);
}

/** A database of a mode with all tables, which a template had before. */
export async function createModeDatabase(mode: Mode): Promise<ModeDatabase> {
  const kind = mode === 'file' ? FILE : SERVER;
  templates[kind] ??= makeTemplate(kind === FILE ? 'file' : 'server');
  const folder = await newFolder();
  await cp(join(await templates[kind], kind), join(folder, kind), { recursive: true });
  return databaseIn(folder, mode);
}

const newFolder = () => mkdtemp(join(tmpdir(), 'rolecall-mode-'));

const templates: Partial<Record<typeof FILE | typeof SERVER, Promise<string>>> = {};

/** A folder with a database that has all tables, and that no one has open. */
async function makeTemplate(mode: Mode): Promise<string> {
  const folder = await newFolder();
  const { newConfig, open, server } = await databaseIn(folder, mode);
  await migrateDatabase(newConfig());
  // A file that was closed is one plain file, without a log beside it.
  await (await open()).close();
  await server?.stop();
  return folder;
}

async function databaseIn(folder: string, mode: Mode): Promise<ModeDatabase> {
  const server =
    mode === 'file' ? undefined : await startLibsqlServer({ folder: join(folder, SERVER) });
  const url = server?.url ?? `file:${join(folder, FILE)}`;
  const opened: Database[] = [];
  let replicas = 0;
  const newConfig = () =>
    mode === 'replica'
      ? { url, replicaPath: join(folder, `replica-${++replicas}.db`), ...TEST_WAITS }
      : { url, ...TEST_WAITS };
  return {
    url,
    newConfig,
    open: async () => {
      const db = await openDatabase(newConfig());
      opened.push(db);
      return db;
    },
    server,
    folder,
    remove: async () => {
      for (const db of opened) await db.close();
      await server?.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
