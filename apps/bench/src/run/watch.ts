import { fileURLToPath } from 'node:url';
import { start } from './processes.ts';
import { quantile } from './statistics.ts';

const PROBE = fileURLToPath(new URL('../probe.ts', import.meta.url));

export type Target = { url: string; headers?: Record<string, string> };

export type Waits = { p50: number; p99: number };

/** How long others wait for `target` while `work` goes on, in ms, asked a hundred times a second. */
export async function waitsWhile(
  { url, headers = {} }: Target,
  cores: number[],
  work: () => Promise<unknown>,
): Promise<Waits> {
  const command = [process.execPath, PROBE, url, JSON.stringify(headers)];
  const { child, stop } = start(command, { cores });
  try {
    const lines = linesOf(child.stdout);
    await lines.next();
    await work();
    await child.stdin.end();
    const { value } = await lines.next();
    if (value === undefined) throw new Error(`${url} did not answer all the time.`);
    const times: number[] = JSON.parse(value);
    return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
  } finally {
    await stop();
  }
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stream) {
    text += decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    yield* lines;
  }
}
