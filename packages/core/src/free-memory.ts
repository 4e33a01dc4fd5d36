import { dlopen } from 'bun:ffi';

/** After how many batches memory is given back: else a million rows take twice as much. */
const BATCHES_TO_FREE = 4;

const MIB = 1024 * 1024;
/** By how much the process must have grown since: giving back stops everything for a moment. */
const WORTH_MIB = 16;

let trim: (() => unknown) | undefined;
let keptBytes = 0;

/**
 * Gives back memory that nothing needs: what JavaScript has not collected yet, and what the native
 * threads have freed. glibc keeps that for the thread that freed it, and a process that stores a
 * million rows grows and grows. Where it has hardly grown, it goes on undisturbed.
 * @param worthMib how much growth is worth a moment in which everything stands still
 */
export function freeMemory(worthMib = WORTH_MIB): void {
  if (process.memoryUsage.rss() - keptBytes < worthMib * MIB) return;
  Bun.gc(true);
  trim ??= nativeTrim();
  trim();
  keptBytes = process.memoryUsage.rss();
}

/** What is called after each batch of very many, and gives back memory after some of them. */
export function memoryBeat(): () => void {
  let batches = 0;
  return () => {
    if (++batches % BATCHES_TO_FREE === 0) freeMemory();
  };
}

function nativeTrim(): () => unknown {
  try {
    const { symbols } = dlopen('libc.so.6', { malloc_trim: { args: ['usize'], returns: 'i32' } });
    return () => symbols.malloc_trim(0);
  } catch {
    // Another C library, which keeps nothing.
    return () => undefined;
  }
}
