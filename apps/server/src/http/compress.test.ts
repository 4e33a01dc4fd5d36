import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { streamOf } from '../rest/streamed-response.ts';
import { compress } from './compress.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const TEXT = '<p>Ada Lovelace</p>'.repeat(500);

function sent(request: Record<string, string>, response = new Response(TEXT, { headers: HTML })) {
  const accept = { 'accept-encoding': 'gzip, br' };
  return compress(
    new Request('http://localhost/x', { headers: { ...accept, ...request } }),
    response,
  );
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

it.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['gzip;q=1.0, br;q=0', 'gzip', gunzipSync],
  ['GZIP', 'gzip', gunzipSync],
] as const)('to who takes %s, text goes as %s', async (accepted, encoding, decode) => {
  const response = sent({ 'accept-encoding': accepted });
  expect(response.headers.get('content-encoding')).toBe(encoding);
  expect(response.headers.get('vary')).toContain('accept-encoding');
  const bytes = await bytesOf(response);
  expect(bytes.byteLength).toBeLessThan(500);
  expect(decode(bytes).toString()).toBe(TEXT);
});

it.each([
  ['who takes none', { 'accept-encoding': '' }],
  ['who takes another', { 'accept-encoding': 'zstd, brotli' }],
  ['a link on another site', { 'sec-fetch-site': 'cross-site' }],
  ['a page of another subdomain', { 'sec-fetch-site': 'same-site' }],
])('to %s it goes as it is', async (_, headers) => {
  const response = sent(headers);
  expect(response.headers.has('content-encoding')).toBe(false);
  expect(response.headers.get('vary')).toContain('accept-encoding');
  expect(await response.text()).toBe(TEXT);
});

const small = { ...HTML, 'content-length': '3' };
it.each([
  ['a picture', new Response(TEXT, { headers: { 'content-type': 'image/png' } })],
  ['what is short', new Response('abc', { headers: small })],
  ['what is compressed', new Response(TEXT, { headers: { ...HTML, 'content-encoding': 'zstd' } })],
  [
    'a page with a token',
    new Response(TEXT, { headers: { ...HTML, 'referrer-policy': 'no-referrer' } }),
  ],
  ['nothing', new Response(null, { status: 204, headers: HTML })],
])('%s stays as it is', (_, response) => {
  const encoding = response.headers.get('content-encoding');
  expect(sent({}, response).headers.get('content-encoding')).toBe(encoding);
});

it('an entity tag becomes a weak one, since the bytes are others', () => {
  const response = new Response(TEXT, { headers: { ...HTML, etag: '"abc"' } });
  expect(sent({}, response).headers.get('etag')).toBe('W/"abc"');
});

it('a streamed body arrives piece by piece', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const pieces = async function* () {
    yield 'first';
    await held;
    yield 'second';
  };
  const body = streamOf(pieces(), () => undefined);
  const response = sent({ 'accept-encoding': 'gzip' }, new Response(body, { headers: HTML }));
  const gunzip = createGunzip();
  const arrived: string[] = [];
  gunzip.on('data', (piece) => arrived.push(String(piece)));
  const reading = (async () => {
    for await (const piece of response.body ?? []) gunzip.write(piece);
    gunzip.end();
  })();
  await expect.poll(() => arrived.join('')).toBe('first');
  release();
  await reading;
  await expect.poll(() => arrived.join('')).toBe('firstsecond');
});

it('who goes away ends what makes the body', async () => {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(TEXT)),
    cancel: () => {
      isCancelled = true;
    },
  });
  const reader = sent({}, new Response(body, { headers: HTML })).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(isCancelled).toBe(true);
});

it('a body that breaks off breaks off', async () => {
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error('gone')),
  });
  await expect(sent({}, new Response(body, { headers: HTML })).text()).rejects.toThrow();
});

it('of responses that are read slowly 64 are compressed at once, and others leave as they are', async () => {
  const endless = () => new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(9)) });
  const isCompressed = ({ headers }: Response) => headers.has('content-encoding');
  const readers: ReadableStreamDefaultReader[] = [];
  let compressed = 0;
  for (let n = 0; n < 70; n++) {
    const response = sent({}, new Response(endless(), { headers: HTML }));
    if (isCompressed(response)) compressed += 1;
    const reader = response.body?.getReader();
    await reader?.read();
    if (reader) readers.push(reader);
  }
  expect(compressed).toBe(64);
  for (const reader of readers) await reader.cancel();
  await vi.waitFor(() => expect(isCompressed(sent({}))).toBe(true));
});
