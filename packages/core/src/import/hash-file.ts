import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 of a file and of what else decides what it says, base64url. */
export async function hashFile(path: string, besides: string): Promise<string> {
  const hash = createHash('sha256').update(`${besides}\n`);
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('base64url');
}
