import type { BareProject } from './bare-project.ts';

/** Starts a service of a bare project, and asks it as its callers do. */
export async function startService({ folder }: BareProject, command: string[]) {
  const child = Bun.spawn(command, { cwd: folder, stdout: 'pipe', stderr: 'inherit' });
  const reader = child.stdout.getReader();
  let printed = '';
  while (!/port \d+/.test(printed)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`${command.join(' ')} ended: ${printed}`);
    printed += new TextDecoder().decode(value);
  }
  const url = `http://127.0.0.1:${/port (\d+)/.exec(printed)?.[1]}`;
  return {
    get: (path: string, token?: string) =>
      fetch(url + path, {
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      }),
    stop: async () => {
      child.kill();
      await child.exited;
    },
  };
}
