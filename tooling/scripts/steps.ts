import { capture, task } from './processes.ts';

/** The time since `start`, for a person. */
export function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** Does one thing on one line of output; what the command prints shows only when it fails. */
async function step(name: string, command: string[], env?: Record<string, string>) {
  const start = performance.now();
  process.stdout.write(`${name} … `);
  const { code, output } = await capture(command, { env });
  console.log(code === 0 ? `ready (${seconds(start)})` : `failed\n${output}`);
  return code === 0;
}

/** Installs what bun.lock names: a few milliseconds when it is there already. @returns success */
export function installDependencies(): Promise<boolean> {
  return step('Dependencies', [process.execPath, 'install', '--frozen-lockfile']);
}

/** Installs what only the benchmark needs, in its own folder: no one else has to wait for it. @returns success */
export function installPeers(): Promise<boolean> {
  const install = [process.execPath, 'install', '--frozen-lockfile', '--cwd', 'apps/bench/peers'];
  return step('Peers', install);
}

/** Set where the web app is built already, and others read the build meanwhile. */
export const WEB_IS_BUILT = 'WEB_IS_BUILT';

/** Builds the web app, or takes the build of the same sources from Turborepo's cache. @returns success */
export async function buildWeb(): Promise<boolean> {
  if (process.env[WEB_IS_BUILT] !== undefined) return true;
  const build = task('build', '--filter=@rolecall/web');
  return step('Web app', build, { NODE_ENV: 'production' });
}

/** Names the executable that processes of tests are of. */
export const EXECUTABLE = 'ROLECALL_EXECUTABLE';

/** Makes the executable of what is built. @returns success */
export function makeExecutable(outfile: string): Promise<boolean> {
  const make = [process.execPath, 'tooling/scripts/package.ts', outfile];
  return step('Executable', make, { [WEB_IS_BUILT]: '1' });
}

/** Writes the types that SvelteKit derives from the routes, which several checks read, or takes them from the cache. @returns success */
export function syncWeb(): Promise<boolean> {
  return step('Page types', task('sync', '--filter=@rolecall/web'));
}
