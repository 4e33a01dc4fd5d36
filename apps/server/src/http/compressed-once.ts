import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { acceptedEncoding } from './compress.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
/** The best quality takes ten times as long, and saves a tenth. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

const ENCODINGS = [
  { name: 'br', encode: (text: Uint8Array) => brotli(text, QUALITY) },
  { name: 'gzip', encode: (text: Uint8Array) => gzipped(text) },
];

/**
 * Responses with a text that anyone may have and that never changes. It is compressed once, off the
 * event loop, and not again for everyone who asks.
 * @param read the text; asked for by the first response
 */
export function compressedOnce(
  read: () => Promise<Uint8Array<ArrayBuffer>>,
  headers: Record<string, string>,
): (request: Request) => Promise<Response> {
  const made = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const once = (name: string, make: () => Promise<Uint8Array<ArrayBuffer>>) => {
    const making = made.get(name) ?? make();
    made.set(name, making);
    making.catch(() => made.delete(name));
    return making;
  };
  const plain = () => once('identity', read);
  return async (request) => {
    const encoding = acceptedEncoding(request.headers.get('accept-encoding'), ENCODINGS);
    if (encoding === undefined) {
      return new Response(await plain(), { headers: { ...headers, vary: 'accept-encoding' } });
    }
    const { name, encode } = encoding;
    const body = await once(name, async () => new Uint8Array(await encode(await plain())));
    return new Response(body, {
      headers: { ...headers, vary: 'accept-encoding', 'content-encoding': name },
    });
  };
}
