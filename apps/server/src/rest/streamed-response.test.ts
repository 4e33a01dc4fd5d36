import { expect, test } from 'vitest';
import { streamOf } from './streamed-response.ts';

test('a stream that is cancelled while a piece is made ends without an error', async () => {
  const piece = Promise.withResolvers<string>();
  const errors: unknown[] = [];
  const pieces = (async function* () {
    yield await piece.promise;
    yield 'never asked for';
  })();
  const reader = streamOf(pieces, (error) => errors.push(error)).getReader();
  const reading = reader.read();
  const cancelled = reader.cancel();
  piece.resolve('late');
  await cancelled;
  expect(await reading).toEqual({ done: true, value: undefined });
  expect(await pieces.next()).toEqual({ done: true, value: undefined });
  expect(errors).toEqual([]);
});
