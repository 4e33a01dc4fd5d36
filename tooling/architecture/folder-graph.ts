import { posix } from 'node:path';
import { importsOf } from './imports.ts';
import type { Source } from './source.ts';

/** Which folders each folder imports from. */
export type Graph = Map<string, Set<string>>;

/** What `#lib/` stands for in the web app. */
const LIB = 'apps/web/src/lib/';

function pathOf(importer: string, from: string): string | undefined {
  if (from.startsWith('#lib/')) return LIB + from.slice('#lib/'.length);
  return from.startsWith('.') ? posix.join(posix.dirname(importer), from) : undefined;
}

/** The folder of a file below `root`; a file directly in it stands for itself. */
function folderOf(root: string, path: string): string {
  const folder = posix.dirname(posix.relative(root, path));
  return folder === '.' ? posix.basename(path).replace(/\..*$/, '') : folder;
}

/** The folders below `root` and what they import from each other, types included. */
export function folderGraph(root: string, sources: readonly Source[]): Graph {
  const isInside = (path: string | undefined) => path?.startsWith(`${root}/`) === true;
  const graph: Graph = new Map();
  for (const source of sources.filter(({ path }) => isInside(path))) {
    const folder = folderOf(root, source.path);
    const found = graph.get(folder) ?? new Set();
    graph.set(folder, found);
    for (const { from } of importsOf(source)) {
      const path = from === undefined ? undefined : pathOf(source.path, from);
      if (path !== undefined && isInside(path)) found.add(folderOf(root, path));
    }
    found.delete(folder);
  }
  return graph;
}
