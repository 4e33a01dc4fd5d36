import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const PIECE_BYTES = 64 * 1024;

/** SHA-256 of a file and of what else decides what it says, base64url. */
export async function hashFile(path: string, besides: string): Promise<string> {
  const hash = createHash('sha256').update(`${besides}\n`);
  await using file = await open(path);
  // One piece of memory for all: a stream takes another for each, faster than they are given back.
  const piece = Buffer.alloc(PIECE_BYTES);
  for (;;) {
    const { bytesRead } = await file.read(piece, 0, PIECE_BYTES);
    if (bytesRead === 0) return hash.digest('base64url');
    hash.update(piece.subarray(0, bytesRead));
  }
}
