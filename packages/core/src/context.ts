import type { Database, Reader } from '@rolecall/db/database';
import type { PublicUserRow } from '@rolecall/db/tables/users';
import type { Trace } from '@rolecall/db/trace';
import type { Role } from '@rolecall/schemas/permissions';
import type { Config } from './config.ts';
import type { KeyRing } from './key/key-ring.ts';
import type { Memory } from './memory/memory.ts';
import type { PasswordHasher } from './password/hasher.ts';
import type { Secrets } from './secrets.ts';

/** Who asks. Data only: what it may do is decided in policy.ts. */
export type Actor =
  | { kind: 'anonymous' }
  | {
      kind: 'user';
      userId: string;
      role: Role;
      sessionId: string;
      authenticatedAt: Date;
      /** The account as it was when the call began. */
      account: PublicUserRow;
    }
  | { kind: 'system'; name: string };

/** The parts that live as long as the process. */
export type Installation = {
  db: Database;
  config: Config;
  secrets: Secrets;
  keys: KeyRing;
  passwords: PasswordHasher;
  memory: Memory;
  /** The folder on this machine for files of users that are uploaded. */
  importFolder: string;
  now: () => Date;
  /** Puts spans around work; absent unless traces are sent somewhere. */
  trace?: Trace | undefined;
};

export type RequestInfo = {
  id: string;
  /** The client's IP as TRUST_PROXY says to read it, or empty when there is none. */
  ip: string;
  userAgent: string;
};

/** How much of a limit a request left, for the caller to know. */
export type LimitState = { limit: number; remaining: number; resetSeconds: number };

/** What a change is based on: of a user, post or comment, the versions of which one is to match. */
export type Precondition = { id: string; versions: string[] };

/** What a verb gets: the parts, who asks, and by which request. */
export type Context = Installation & {
  actor: Actor;
  request: RequestInfo;
  /** What the call is based on, if it says so: otherwise it counts as made after all others. */
  precondition?: Precondition | undefined;
  /** Lists, searches and counts, in the caller's share of the database. */
  read: Reader;
  /** The same for decisions about security, see `Database.readConsistent`. */
  readConsistent: Reader;
  /** Told of each limit that a request counts against. */
  onLimit?: ((state: LimitState) => void) | undefined;
  /** Whether it does one thing to many: the audit log shows it as one. */
  isBulk?: boolean | undefined;
  /** Aborted once the process comes to an end: long work stops where it can go on. */
  draining?: AbortSignal | undefined;
};

/** The same call, as if no one were signed in: for what another proof than the session decides. */
export function withoutCaller(ctx: Context): Context {
  return { ...ctx, actor: { kind: 'anonymous' } };
}

/**
 * The same call, each read of which is asked of the primary: for what another node may just have
 * written, and a replica not know yet.
 */
export function atPrimary(ctx: Context): Context {
  const db = ctx.db.atPrimary();
  if (db === ctx.db) return ctx;
  return { ...ctx, db, read: db.read, readConsistent: db.readConsistent() };
}

/** A context for work that no request asked for: start-up, command line, jobs. */
export function systemContext(core: Installation, name: string): Context {
  return {
    ...core,
    read: core.db.read,
    readConsistent: core.db.readConsistent(),
    actor: { kind: 'system', name },
    request: { id: `system:${name}`, ip: '', userAgent: '' },
  };
}
