import { UPLOAD_PIECE_BYTES } from '@rolecall/schemas/imports';
import type { Client } from '@rolecall/testkit/client';

/** Uploads a file of users, piece by piece. */
export async function uploadImport(
  { admin: { imports } }: Client,
  content: Uint8Array | string,
  fileName = 'users',
) {
  const bytes = Buffer.from(content);
  const created = await imports.create.mutate({ fileName });
  for (let offset = 0; offset < bytes.length; offset += UPLOAD_PIECE_BYTES) {
    const data = bytes.subarray(offset, offset + UPLOAD_PIECE_BYTES).toString('base64');
    await imports.append.mutate({ id: created.id, offset, data });
  }
  return created;
}
