import { folderGraph, type Graph } from './folder-graph.ts';
import type { Source } from './source.ts';

/** The folders that `start` leads to, over one import or several. */
function reachableFrom(graph: Graph, start: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...(graph.get(start) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(graph.get(next) ?? []));
  }
  return found;
}

/** The groups of folders that lead to each other: the strongly connected components. */
export function cyclesIn(graph: Graph): string[][] {
  const reachable = new Map([...graph.keys()].map((name) => [name, reachableFrom(graph, name)]));
  const leads = (a: string, b: string) => reachable.get(a)?.has(b) === true;
  const groups = [...graph.keys()]
    .filter((name) => leads(name, name))
    .map((name) => [...graph.keys()].filter((other) => leads(name, other) && leads(other, name)));
  return [...new Map(groups.map((group) => [group.sort().join(), group])).values()];
}

/** Folders below `root` that import each other, a sentence for each circle. */
export function folderCycles(root: string, sources: readonly Source[]): string[] {
  return cyclesIn(folderGraph(root, sources)).map(
    (group) => `${root}: ${group.join(', ')} import each other`,
  );
}
