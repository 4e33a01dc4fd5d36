import { DomainError } from '@rolecall/core/errors';

/** The largest answer that is not streamed. */
const ANSWER_BYTES = 1024 * 1024;

/**
 * All pieces of a text in one, for clients that cannot read a stream.
 * @param restPath the route that streams the same
 * @throws DomainError PAYLOAD_TOO_LARGE when it is more than 1 MiB
 */
export async function wholeText(pieces: AsyncIterable<string>, restPath: string): Promise<string> {
  const all: string[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += Buffer.byteLength(piece);
    if (bytes > ANSWER_BYTES) {
      throw new DomainError('PAYLOAD_TOO_LARGE', {
        message: `The export is larger than 1 MiB. Download it from GET /api/v1${restPath} instead.`,
      });
    }
    all.push(piece);
  }
  return all.join('');
}
