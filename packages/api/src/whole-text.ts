import { DomainError } from '@rolecall/core/errors';
import { RESPONSE_MAX_BYTES, RESPONSE_MAX_MIB } from '@rolecall/schemas/bounds';
import { REST_BASE } from '@rolecall/schemas/rest-base';

/**
 * All pieces of a text in one, for clients that cannot read a stream.
 * @param restPath the route that streams the same
 * @throws DomainError PAYLOAD_TOO_LARGE when it is larger than a response may be
 */
export async function wholeText(pieces: AsyncIterable<string>, restPath: string): Promise<string> {
  const all: string[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += Buffer.byteLength(piece);
    if (bytes > RESPONSE_MAX_BYTES) {
      throw new DomainError('PAYLOAD_TOO_LARGE', {
        message: `The export is larger than ${RESPONSE_MAX_MIB} MiB. Download it from GET ${REST_BASE}${restPath} instead.`,
      });
    }
    all.push(piece);
  }
  return all.join('');
}
