import { mkdir, open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { UPLOAD_MAX_BYTES, UPLOAD_MAX_MIB } from '@rolecall/schemas/bounds';
import type { Installation } from '../context.ts';
import { DomainError } from '../errors.ts';
import { freeMemory } from '../free-memory.ts';

type Place = Pick<Installation, 'importFolder'>;

/** What has to stay free on the disk: the database is on it, too. */
const FREE_BYTES = 256 * 1024 * 1024;
/** After how many bytes the memory is given back that calls have left. */
const BYTES_TO_FREE = 8 * 1024 * 1024;
const RETRY_SECONDS = 60;

/** Where an uploaded file is, until it is imported. */
export const uploadPath = ({ importFolder }: Place, id: string) => join(importFolder, `${id}.file`);

/** Where it is said what became of each row. */
export const resultPath = ({ importFolder }: Place, id: string) => join(importFolder, `${id}.csv`);

/** How long a file is, in bytes: 0 where there is none. */
export async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/**
 * Adds to an uploaded file, which no one else on the machine can read.
 * @param offset how long it has to be before, in bytes
 * @returns how long it is now
 * @throws DomainError CONFLICT when it is of another length, PAYLOAD_TOO_LARGE, UNAVAILABLE when the
 *   disk is full
 */
export async function appendToUpload(
  place: Place,
  id: string,
  { offset, bytes }: { offset: number; bytes: Uint8Array },
): Promise<number> {
  const path = uploadPath(place, id);
  const size = await sizeOf(path);
  if (size !== offset) {
    throw new DomainError('CONFLICT', {
      message: `${size} bytes of the file are here: go on there.`,
    });
  }
  const end = offset + bytes.length;
  if (end > UPLOAD_MAX_BYTES) {
    const message = `This file is larger than ${UPLOAD_MAX_MIB} MiB. Import it on the command line.`;
    throw new DomainError('PAYLOAD_TOO_LARGE', { message });
  }
  await mkdir(place.importFolder, { recursive: true, mode: 0o700 });
  await assertDiskSpace(place.importFolder);
  await using file = await open(path, size === 0 ? 'w' : 'r+', 0o600);
  await file.write(bytes, 0, bytes.length, offset);
  if (Math.floor(offset / BYTES_TO_FREE) !== Math.floor(end / BYTES_TO_FREE)) freeMemory();
  return end;
}

async function assertDiskSpace(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize > FREE_BYTES) return;
  throw new DomainError('UNAVAILABLE', {
    message: 'The disk of the server is nearly full.',
    retryAfterSeconds: RETRY_SECONDS,
  });
}

/** @throws DomainError CONFLICT when a file is not on this server, or empty */
export async function assertUploaded(place: Place, id: string): Promise<void> {
  if ((await sizeOf(uploadPath(place, id))) > 0) return;
  const message = 'This file is empty, was deleted, or was uploaded to another server.';
  throw new DomainError('CONFLICT', { message });
}

/** Deletes what is left of an import on the disk. */
export async function removeImportFiles(place: Place, id: string): Promise<void> {
  await rm(uploadPath(place, id), { force: true });
  await rm(resultPath(place, id), { force: true });
}
