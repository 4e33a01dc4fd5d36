import {
  type BrotliCompress,
  constants,
  createBrotliCompress,
  createGzip,
  type Gzip,
} from 'node:zlib';

/** Text shrinks; what else is sent (fonts, pictures) is small already. */
const SHRINKS = /^(text\/|application\/(json|javascript|x-ndjson|manifest\+json)|image\/svg)/;
/** Below it, headers and a packet weigh more than what is saved. */
const LEAST_BYTES = 1_024;

/** A brotli encoder with its usual window holds some 5 MB for as long as its response is read. */
const WINDOW_BITS = 18;
/** How many responses are compressed at once. More leave as they are: memory is dearer than bytes. */
const MOST_AT_WORK = 64;
let atWork = 0;

/** Best first. Quality 4 of brotli takes as long as gzip's default, and makes less. */
const ENCODERS = [
  {
    name: 'br',
    create: () =>
      createBrotliCompress({
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 4,
          [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
        },
      }),
    flush: constants.BROTLI_OPERATION_FLUSH,
  },
  { name: 'gzip', create: () => createGzip(), flush: constants.Z_SYNC_FLUSH },
] as const;

/** The first of the encodings that a client takes. Source: RFC 9110, section 12.5.3. */
export function acceptedEncoding<T extends { name: string }>(
  header: string | null,
  encodings: readonly T[],
): T | undefined {
  const accepted = (header ?? '').split(',').flatMap((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return parameters.some((text) => /^q=0(\.0*)?$/.test(text)) ? [] : [name];
  });
  return encodings.find(({ name }) => accepted.includes(name));
}

/**
 * The same response with its body compressed, where that is worth it, the client takes it and no
 * secret could be guessed by its length: docs/decisions/035. A body that is streamed stays one: each
 * piece leaves as soon as it is there. The work is done off the event loop.
 */
export function compress(request: Request, response: Response): Response {
  const { body, headers, status } = response;
  if (!body || !SHRINKS.test(headers.get('content-type') ?? '')) return response;
  headers.append('vary', 'accept-encoding');
  const encoder = acceptedEncoding(request.headers.get('accept-encoding'), ENCODERS);
  const length = Number(headers.get('content-length') ?? LEAST_BYTES);
  const isWhole = status !== 206 && !headers.has('content-encoding') && length >= LEAST_BYTES;
  if (!encoder || !isWhole || canBeGuessed(request, response)) return response;
  if (atWork >= MOST_AT_WORK) return response;
  const etag = headers.get('etag');
  if (etag && !etag.startsWith('W/')) headers.set('etag', `W/${etag}`);
  headers.delete('content-length');
  headers.set('content-encoding', encoder.name);
  return new Response(compressed(body, encoder), response);
}

/**
 * Whether a stranger could make a browser ask again and again, with text of the stranger's beside
 * what only the browser's user may see, and learn from the lengths (BREACH): any request that
 * another site begins, and pages whose URL has a one-time token.
 */
function canBeGuessed({ method, headers }: Request, response: Response): boolean {
  if (method !== 'GET' || response.headers.get('referrer-policy') === 'no-referrer') return true;
  const site = headers.get('sec-fetch-site') ?? 'none';
  return site !== 'same-origin' && site !== 'none';
}

/** Encodes a body as it is read: one that no one reads takes no encoder. */
function compressed(
  body: ReadableStream<Uint8Array>,
  { create, flush }: (typeof ENCODERS)[number],
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let encoder: BrotliCompress | Gzip | undefined;
  function started(controller: ReadableStreamDefaultController<Uint8Array>) {
    const made = create();
    atWork += 1;
    made.on('data', (piece: Uint8Array) => controller.enqueue(piece));
    made.on('end', () => controller.close());
    made.on('error', (error) => controller.error(error));
    made.once('close', () => {
      atWork -= 1;
    });
    return made;
  }
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        encoder ??= started(controller);
        const at = encoder;
        try {
          const { done, value } = await reader.read();
          if (done) at.end();
          else
            await new Promise<void>((resolve) => {
              at.write(value);
              at.flush(flush, resolve);
            });
        } catch (error) {
          at.destroy();
          throw error;
        }
      },
      cancel: async (reason) => {
        encoder?.destroy();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
