import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { createTestDatabase } from '@rolecall/db/testing';
import { CONFIG_DEFAULTS, type Config } from './config.ts';
import { type Context, type Installation, systemContext } from './context.ts';
import { newId } from './ids.ts';
import { loadKeyRing } from './key/key-ring.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { createMemory } from './memory/memory.ts';
import { createPasswordHasher } from './password/hasher.ts';
import { userSearchColumns } from './search/user-search-columns.ts';
import { createSecrets } from './secrets.ts';

const CONFIG: Config = { ...CONFIG_DEFAULTS, appUrl: 'https://id.example.com' };

export type TestCore = {
  core: Installation;
  ctx: Context;
  /** Moves the clock of every node on. */
  advance(seconds: number): void;
  /** Everything that is stored is in this folder. */
  folder: string;
  /** The same installation as another node sees it: its own connection and memory, the same clock. */
  openNode(): Promise<Context>;
  addUser(values?: Partial<UserRow>): Promise<UserRow>;
  remove(): Promise<void>;
};

type Changes = Omit<Partial<Config>, 'limits'> & { limits?: Partial<Limits> };

/**
 * The domain on a database of its own, with a clock that stands still until it is moved.
 * @param changes what differs from the default configuration
 */
export async function createTestCore({ limits, ...changes }: Changes = {}): Promise<TestCore> {
  const { db, folder, open, remove } = await createTestDatabase();
  const secrets = createSecrets(randomBytes(32).toString('base64'));
  let time = Date.parse('2026-11-21T09:30:00.000Z');
  const now = () => new Date(time);
  const core: Installation = {
    db,
    config: { ...CONFIG, ...changes, limits: { ...DEFAULT_LIMITS, ...limits } },
    secrets,
    keys: await loadKeyRing(db, secrets, now()),
    passwords: createPasswordHasher({
      parameters: { memoryKib: 64, passes: 1, lanes: 1 },
      concurrency: 2,
      queueLimit: 64,
      waitMs: 2_000,
    }),
    memory: createMemory(),
    importFolder: join(folder, 'imports'),
    now,
  };
  return {
    core,
    ctx: systemContext(core, 'test'),
    folder,
    advance: (seconds) => {
      time += seconds * 1000;
    },
    openNode: async () =>
      systemContext({ ...core, db: await open(), memory: createMemory() }, 'test'),
    addUser: (values) => insertTestUser(core, values),
    remove,
  };
}

/** A user no one else has. */
async function insertTestUser(core: Installation, values: Partial<UserRow> = {}): Promise<UserRow> {
  const id = newId('usr');
  const { fullName: _name, status: _status, ...rest } = values;
  const names = { firstName: '', lastName: '', email: `${id}@example.com`, username: id, ...rest };
  const [user] = await core.db.transaction((tx) =>
    tx
      .insert(users)
      .values({
        id,
        createdAt: core.now(),
        updatedAt: core.now(),
        ...names,
        ...userSearchColumns(names),
      })
      .returning(),
  );
  if (user === undefined) throw new Error('No user was stored.');
  return user;
}
