import { type BareProject, environment, type Variables } from './bare-project.ts';

/** Starts a service of a bare project, and asks it as its callers do. */
export async function startService(
  { folder }: BareProject,
  command: string[],
  variables?: Variables,
) {
  const env = environment(variables);
  const child = Bun.spawn(command, { cwd: folder, env, stdout: 'pipe', stderr: 'inherit' });
  const reader = child.stdout.getReader();
  let printed = '';
  while (!/port \d+/.test(printed)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`${command.join(' ')} ended: ${printed}`);
    printed += new TextDecoder().decode(value);
  }
  const url = `http://127.0.0.1:${/port (\d+)/.exec(printed)?.[1]}`;
  const as = (token?: string): Record<string, string> =>
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    get: (path: string, token?: string) => fetch(url + path, { headers: as(token) }),
    post: (path: string, body: object, token?: string) =>
      fetch(url + path, {
        method: 'POST',
        headers: { ...as(token), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    stop: async () => {
      child.kill();
      await child.exited;
    },
  };
}
