import type { StreamType } from '@rolecall/core/verb';

/** What the headers say of a response whose body is made while it is sent. */
export function streamHeaders({ type, filename }: StreamType): Record<string, string> {
  if (filename === undefined) return { 'content-type': type };
  return {
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${filename}"`,
  };
}

/**
 * Text as the body of a response: a piece is asked for when the one before has left, and none after
 * the connection is closed.
 * @param onError told of what ends the body before its time; the client sees it cut off
 */
export function streamOf(
  pieces: AsyncGenerator<string>,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isCancelled = false;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await pieces.next();
          if (isCancelled) return;
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          onError(error);
          controller.error(error);
        }
      },
      cancel: async () => {
        isCancelled = true;
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
