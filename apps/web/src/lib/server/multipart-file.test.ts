import { expect, test } from 'vitest';
import { readFileForm } from './multipart-file.ts';

const BODY = [
  '--x',
  'Content-Disposition: form-data; name="owner"',
  '',
  'usr_1 ada@example.com',
  '--x',
  'Content-Disposition: form-data; name="file"; filename="users.csv"',
  'Content-Type: text/csv',
  '',
  'email\r\n--\r\n--y\r\nada@example.com\r\n',
  '--x--',
  '',
].join('\r\n');

/** A form that comes in chunks of so many bytes. */
function formOf(text: string, size: number, type = 'multipart/form-data; boundary=x') {
  const bytes = Buffer.from(text);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += size)
        controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });
  return new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
}

const bytesOf = async (pieces: AsyncIterable<Buffer>) => {
  const all = await Array.fromAsync(pieces, (piece) => piece.toString());
  return all.join('');
};

test.each([1, 2, 3, 7, 64, 10_000])('a form in chunks of %i bytes is read whole', async (size) => {
  const form = await readFileForm(formOf(BODY, size));
  expect(Object.fromEntries(form?.fields ?? [])).toEqual({ owner: 'usr_1 ada@example.com' });
  expect(form?.fileName).toBe('users.csv');
  const text = form && (await bytesOf(form.pieces));
  expect(text).toBe('email\r\n--\r\n--y\r\nada@example.com\r\n');
});

test('one that is cut off says so', async () => {
  const form = await readFileForm(formOf(BODY.slice(0, -20), 7));
  await expect(bytesOf(form?.pieces ?? (async function* () {})())).rejects.toThrow(TypeError);
});

test.each([
  ['', undefined],
  ['no form at all', undefined],
  [`--x\r\n${'a'.repeat(20_000)}`, undefined],
  [BODY.replace('usr_1', 'u'.repeat(5_000)), undefined],
  [BODY, 'multipart/form-data'],
])('what is no form with a file is none: %#', async (text, type) => {
  expect(await readFileForm(formOf(text, 512, type))).toBeUndefined();
});
