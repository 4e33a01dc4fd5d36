import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { compressedOnce } from './compressed-once.ts';

const TEXT = 'what anyone may read. '.repeat(500);
const bytes = () => Promise.resolve(new TextEncoder().encode(TEXT));
const asking = (accepted: string) =>
  new Request('http://localhost/docs', { headers: { 'accept-encoding': accepted } });

it.each([
  ['br', 'gzip, br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  [null, 'zstd', (text: Uint8Array) => text],
])('a text goes as %s to who takes %s', async (encoding, accepted, decode) => {
  const respond = compressedOnce(bytes, { 'content-type': 'text/css' });
  const response = await respond(asking(accepted));
  expect(response.headers.get('content-encoding')).toBe(encoding);
  expect(response.headers.get('vary')).toBe('accept-encoding');
  expect(response.headers.get('content-type')).toBe('text/css');
  expect(Buffer.from(decode(await response.bytes())).toString()).toBe(TEXT);
});

it('a text is read once, whoever asks for it and how', async () => {
  const read = vi.fn(bytes);
  const respond = compressedOnce(read, {});
  await Promise.all(['br', 'gzip', '', 'br', 'gzip'].map((taken) => respond(asking(taken))));
  expect(read).toHaveBeenCalledTimes(1);
});

it('a text that could not be read is read again', async () => {
  const read = vi.fn(bytes).mockRejectedValueOnce(new Error('gone'));
  const respond = compressedOnce(read, {});
  await expect(respond(asking('br'))).rejects.toThrow('gone');
  expect((await respond(asking('br'))).status).toBe(200);
});
