import { readFileSync } from 'node:fs';

/** How often it is looked at, in milliseconds: less than a program takes to fill a machine. */
const LOOK_MS = 50;
const RESIDENT = /^VmRSS:\s+(\d+) kB$/m;

/**
 * Tells when a process takes more memory than it may. Only Linux says how much that is.
 * @param mostBytes how much it may take
 * @returns what ends the watch
 */
export function watchMemory(pid: number, mostBytes: number, onExcess: () => void): () => void {
  const timer = setInterval(() => {
    if (residentBytesOf(pid) > mostBytes) onExcess();
  }, LOOK_MS);
  return () => clearInterval(timer);
}

function residentBytesOf(pid: number): number {
  try {
    const [, kib = 0] = RESIDENT.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kib) * 1024;
  } catch {
    // It has ended, or this is another system.
    return 0;
  }
}
