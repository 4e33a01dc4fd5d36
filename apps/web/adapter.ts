import { rmSync, writeFileSync } from 'node:fs';
import type { Adapter } from '@sveltejs/kit';

const ENTRY = `import { fileURLToPath } from 'node:url';
export { server } from './server/instance.js';
export const clientDir = fileURLToPath(new URL('./client', import.meta.url));
`;

/**
 * Builds for a host that is a program of ours: `build/index.js` exports SvelteKit's `server`, to
 * be initialised once and asked with web requests, and `clientDir`, the files to serve as they are.
 */
export function adapter(out = 'build'): Adapter {
  return {
    name: 'rolecall-in-process',
    adapt(builder) {
      rmSync(out, { force: true, recursive: true });
      builder.writeClient(`${out}/client`);
      builder.writePrerendered(`${out}/client`);
      builder.writeServer(`${out}/server`);
      builder.generateServerInstance(`${out}/server/instance.js`, {
        serverDirectory: `${out}/server`,
      });
      writeFileSync(`${out}/index.js`, ENTRY);
    },
  };
}
