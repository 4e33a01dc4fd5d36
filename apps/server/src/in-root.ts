import { fileURLToPath } from 'node:url';

/** The path of a file of the repository, from one that begins at its root. */
export const inRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
