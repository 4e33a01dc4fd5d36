import { onCleanUp } from '../run/clean-up.ts';

/** Stands in for Resend: takes every mail and forgets it. */
export function startMailSink(): { url: string; stop: () => Promise<void> } {
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: () => Response.json({ id: crypto.randomUUID() }),
  });
  return { url: `http://127.0.0.1:${server.port}`, stop: onCleanUp(() => server.stop(true)) };
}
