import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { parseJson } from '@rolecall/schemas/parse-json';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';
import { sha256Of } from './sha256-of.ts';

/** The first line of a backup, as JSON. The database follows, compressed by gzip. */
const Header = z.object({
  format: z.literal('rolecall-backup'),
  formatVersion: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The newest migration of the database, in milliseconds of the epoch. */
  schemaVersion: z.int(),
  /** The size of the database in bytes. */
  bytes: z.int().positive(),
  /** The SHA-256 of the database in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupHeader = z.infer<typeof Header>;

const HEADER_LIMIT = 1_000;
/** What a backup is called until it is whole. */
export const partialOf = (target: string): string => `${target}.partial`;

const NEW_FILE = { flags: 'wx', mode: 0o600 } as const;

/**
 * Writes a backup of a database file that no one changes meanwhile. The file appears whole or not
 * at all.
 * @param target where the backup goes; a file that is there is replaced
 */
export async function packBackup(
  database: string,
  target: string,
  about: { createdAt: Date; schemaVersion: number },
): Promise<BackupHeader> {
  const header: BackupHeader = {
    format: 'rolecall-backup',
    formatVersion: 1,
    createdAt: about.createdAt.toISOString(),
    schemaVersion: about.schemaVersion,
    bytes: (await stat(database)).size,
    sha256: await sha256Of(database),
  };
  const partial = partialOf(target);
  await rm(partial, { force: true });
  try {
    const out = createWriteStream(partial, { ...NEW_FILE, flush: true });
    out.write(`${JSON.stringify(header)}\n`);
    await pipeline(createReadStream(database), createGzip(), out);
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
  return header;
}

/**
 * Reads the first line of a backup.
 * @returns it, and where the database begins
 * @throws BackupError for a file that is no backup, or of a later version
 */
async function readHeader(file: string): Promise<{ header: BackupHeader; start: number }> {
  const unreadable = (cause: unknown) => {
    throw new BackupError(`${file} cannot be read.`, { cause });
  };
  const handle = await open(file).catch(unreadable);
  try {
    const { buffer, bytesRead } = await handle
      .read(Buffer.alloc(HEADER_LIMIT), 0, HEADER_LIMIT, 0)
      .catch(unreadable);
    const end = buffer.subarray(0, bytesRead).indexOf('\n');
    const { data } = Header.safeParse(parseJson(buffer.subarray(0, Math.max(0, end)).toString()));
    if (data === undefined) {
      throw new BackupError(`${file} is not a backup that this version of Rolecall can read.`);
    }
    return { header: data, start: end + 1 };
  } finally {
    await handle.close();
  }
}

/**
 * Writes the database of a backup into a new file, and checks that it is what was packed.
 * @throws BackupError for a file that is no backup, was cut off or changed
 */
export async function unpackBackup(file: string, target: string): Promise<BackupHeader> {
  const { header, start } = await readHeader(file);
  // Opened before anything is read: what is wrong with the target says nothing about the backup.
  const out = await open(target, NEW_FILE.flags, NEW_FILE.mode);
  try {
    await pipeline(
      createReadStream(file, { start }),
      createGunzip(),
      limitTo(header.bytes),
      out.createWriteStream({ flush: true }),
    );
  } catch (cause) {
    if (isFull(cause)) throw cause;
    throw new BackupError(`${file} is damaged: it was cut off or changed.`, { cause });
  }
  const isWhole =
    (await stat(target)).size === header.bytes && (await sha256Of(target)) === header.sha256;
  if (!isWhole) throw new BackupError(`${file} is damaged: its checksum is not right.`);
  return header;
}

/** Ends with an error once there is more than there should be, so that no file unfolds into terabytes. */
function limitTo(bytes: number) {
  return async function* (chunks: AsyncIterable<Buffer>) {
    let seen = 0;
    for await (const chunk of chunks) {
      seen += chunk.length;
      if (seen > bytes) throw new Error('It holds more than it says.');
      yield chunk;
    }
  };
}

const isFull = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC';
