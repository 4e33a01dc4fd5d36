import { rmSync, writeFileSync } from 'node:fs';
import type { Adapter } from '@sveltejs/kit';
import type { Plugin } from 'vite';

const ENTRY = `import { fileURLToPath } from 'node:url';
export { server } from './server/instance.js';
export const clientDir = fileURLToPath(new URL('./client', import.meta.url));
`;

/** The build is copied to where there is no node_modules. */
const bundleEverything: Plugin = {
  name: 'rolecall-bundle-everything',
  apply: 'build',
  config: () => ({ ssr: { noExternal: true } }),
};

/**
 * Builds for a host that is a program of ours: `build/index.js` exports SvelteKit's `server`, to
 * be initialised once and asked with web requests, and `clientDir`, the files to serve as they are,
 * with a `.br` and a `.gz` beside those that shrink.
 */
export function adapter(out = 'build'): Adapter {
  return {
    name: 'rolecall-in-process',
    vite: { plugins: [bundleEverything] },
    async adapt(builder) {
      rmSync(out, { force: true, recursive: true });
      builder.writeClient(`${out}/client`);
      builder.writePrerendered(`${out}/client`);
      await builder.compress(`${out}/client`);
      builder.writeServer(`${out}/server`);
      builder.generateServerInstance(`${out}/server/instance.js`, {
        serverDirectory: `${out}/server`,
      });
      writeFileSync(`${out}/index.js`, ENTRY);
    },
  };
}
