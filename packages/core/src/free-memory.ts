import { dlopen } from 'bun:ffi';

let trim: (() => unknown) | undefined;

/**
 * Gives back memory that nothing needs: what JavaScript has not collected yet, and what the native
 * threads have freed. glibc keeps that for the thread that freed it, and a process that stores a
 * million rows grows and grows.
 */
export function freeMemory(): void {
  Bun.gc(true);
  trim ??= nativeTrim();
  trim();
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
