/**
 * The imports that close today's cycles of folders, by the root of the sources. A file directly in
 * the root stands for itself. The list may only shrink.
 */
export const KNOWN_CYCLES: Record<string, readonly string[]> = {
  'apps/web/src/lib': ['nav → ui', 'server → user/bulk', 'server → user/table', 'ui → palette'],
  'apps/bench/src': ['run → contenders'],
};
