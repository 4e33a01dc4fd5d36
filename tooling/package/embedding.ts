import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BunPlugin } from 'bun';
import { BY_ARGUMENT, EMBEDDED_ROOT, FILES, PROGRAMS } from './contents.ts';

const KNOWN = new Set([...PROGRAMS, ...BY_ARGUMENT, ...FILES]);
const NEIGHBOUR = /new URL\('(\.[^']*)', import\.meta\.url\)/g;
const FROM_PACKAGE = /import\.meta\.resolve\('([^']+)'\)/g;
/** libSQL asks which of its native parts fits while it runs, which no bundler can follow. */
const NATIVE_PART = 'require(`@libsql/$' + '{target}`)';

type Options = {
  /** The repository. */
  root: string;
  /** The package of libSQL's native part, such as `@libsql/linux-x64-gnu`. */
  libsql: string;
};

/** Lets sources find in the executable what they find beside themselves in the repository. */
export function embedding({ root, libsql }: Options): BunPlugin {
  return {
    name: 'rolecall-embedding',
    setup(build) {
      build.onLoad({ filter: /\/(?:apps|packages)\/.*\.[jt]sx?$/ }, ({ path, loader }) => {
        if (path.includes('/node_modules/')) return undefined;
        return { loader, contents: atHome(readFileSync(path, 'utf8'), path, root) };
      });
      build.onLoad({ filter: /\/libsql\/(?:index|promise)\.js$/ }, ({ path, loader }) => {
        const contents = readFileSync(path, 'utf8').replace(NATIVE_PART, `require('${libsql}')`);
        return { loader, contents };
      });
    },
  };
}

/**
 * Says where a source is within the executable, and embeds what it resolves in other packages.
 * @throws Error when it reaches for a file that is not embedded
 */
function atHome(source: string, path: string, root: string): string {
  for (const [, neighbour = ''] of source.matchAll(NEIGHBOUR)) {
    const wanted = relative(root, fileURLToPath(new URL(neighbour, pathToFileURL(path))));
    if (!KNOWN.has(wanted)) throw new Error(`${path} reads ${wanted}, which is not embedded.`);
  }
  const imports: string[] = [];
  const resolved = source.replaceAll(FROM_PACKAGE, (_, name: string) => {
    const file = JSON.stringify(Bun.resolveSync(name, path));
    const binding = `embedded${imports.length}`;
    imports.push(`import ${binding} from ${file} with { type: 'file' };`);
    return `new URL('file://' + ${binding}).href`;
  });
  const url = JSON.stringify(`file://${join(EMBEDDED_ROOT, relative(root, path))}`);
  return imports.join('') + resolved.replaceAll('import.meta.url', url);
}
