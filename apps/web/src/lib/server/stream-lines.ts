/**
 * Values as lines of JSON. The next one is asked for when the line before has been taken, and none
 * after the connection is closed.
 */
export function streamLines<T>(values: AsyncGenerator<T, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await values.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      },
      cancel: async () => {
        await values.return();
      },
    },
    { highWaterMark: 0 },
  );
}
