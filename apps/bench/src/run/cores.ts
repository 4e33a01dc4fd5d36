import { readFileSync } from 'node:fs';

export type Cores = {
  /** The one core of a server that is measured alone. */
  server: number[];
  /** The two cores of a server that hashes passwords. */
  pair: number[];
  /** Where the load comes from: a core of its own, where there are enough. */
  load: number[];
};

/** The numbers in a list as Linux writes it, such as `0-2,5`. */
export function parseCores(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [first, last = first] = part.trim().split('-').map(Number);
    if (first === undefined || last === undefined) return [];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** Shares out the cores that this process may use. */
export function shareCores(all: number[]): Cores {
  return { server: all.slice(0, 1), pair: all.slice(0, 2), load: all.slice(-1) };
}

/** Every core that takes part, once. */
export const usedCores = ({ pair, load }: Cores): number[] => [...new Set([...pair, ...load])];

/** The cores that this process may use. */
export function allowedCores(): number[] {
  const status = readFileSync('/proc/self/status', 'utf8');
  return parseCores(/Cpus_allowed_list:\s+(\S+)/.exec(status)?.[1] ?? '0');
}

/** The command, kept to these cores where the system has `taskset`. */
export function pinned(command: string[], cores: number[]): string[] {
  const taskset = Bun.which('taskset');
  return taskset === null ? command : [taskset, '-c', cores.join(','), ...command];
}

/** Keeps this process, with all its threads, to these cores. */
export function pinSelf(cores: number[]): void {
  const taskset = Bun.which('taskset');
  if (taskset === null) return;
  Bun.spawnSync([taskset, '-acp', cores.join(','), String(process.pid)]);
}
