import type { Env } from './env.ts';
import { type Listener, listen } from './listen.ts';

/**
 * The port of a server that starts. With a libSQL server it is open from here on: `/livez` answers
 * while that is waited for. A file is opened and brought up to date on the event loop, which would
 * keep whoever asks meanwhile waiting: its port is open from when it is first needed, or all is done.
 * @throws EnvError when no port can be had
 */
export function portOf(env: Env): { open(): Listener } {
  let listener: Listener | undefined;
  const open = () => {
    listener ??= listen(env);
    return listener;
  };
  // Who has it may be an older Rolecall, on this very file: nothing is changed under it.
  if (env.databaseUrl.startsWith('file:')) listen(env).close();
  else open();
  return { open };
}
