/**
 * Values as lines of JSON. The next one is asked for when the line before has been taken, and none
 * after the connection is closed.
 * @param first has been asked for already, by who had to know that there is one
 */
export function streamLines<T>(first: IteratorResult<T, void>, values: AsyncGenerator<T, void>) {
  const encoder = new TextEncoder();
  let upcoming: IteratorResult<T, void> | undefined = first;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = upcoming ?? (await values.next());
        upcoming = undefined;
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
