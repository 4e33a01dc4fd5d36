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

const isKnown = (known: readonly string[], from: string, to: string) =>
  known.includes(`${from} → ${to}`);

function without(graph: Graph, known: readonly string[]): Graph {
  return new Map(
    [...graph].map(([from, targets]) => [
      from,
      new Set([...targets].filter((to) => !isKnown(known, from, to))),
    ]),
  );
}

/**
 * Folders below `root` that import each other, and known imports that close no cycle any more.
 * @param known the imports that today's cycles would end without, as `from → to`
 */
export function folderCycles(
  root: string,
  sources: readonly Source[],
  known: readonly string[] = [],
): string[] {
  const graph = folderGraph(root, sources);
  const open = without(graph, known);
  const closesCycle = (edge: string) => {
    const [from = '', to = ''] = edge.split(' → ');
    return graph.get(from)?.has(to) === true && reachableFrom(open, to).has(from);
  };
  return [
    ...cyclesIn(open).map((group) => `${root}: ${group.join(', ')} import each other`),
    ...known
      .filter((edge) => !closesCycle(edge))
      .map((edge) => `${root}: ${edge} closes no cycle any more: take it off the list`),
  ];
}
