import { UPLOAD_PIECE_BYTES } from '@rolecall/schemas/imports';
import type { RequestEvent } from '@sveltejs/kit';
import { api } from './api.ts';

/** Hands a file of users on as it comes, in pieces that the API takes. @returns its length */
export async function uploadImport(
  event: RequestEvent,
  id: string,
  pieces: AsyncIterable<Buffer>,
): Promise<number> {
  let offset = 0;
  const send = async (bytes: Buffer) => {
    const data = bytes.toString('base64');
    await api(event).admin.imports.append.mutate({ id, offset, data });
    offset += bytes.length;
  };
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    for (; held.length >= UPLOAD_PIECE_BYTES; held = held.subarray(UPLOAD_PIECE_BYTES)) {
      await send(held.subarray(0, UPLOAD_PIECE_BYTES));
    }
  }
  if (held.length > 0) await send(held);
  return offset;
}
