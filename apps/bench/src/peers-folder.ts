import { fileURLToPath } from 'node:url';

/** The peers and the load generator have a lockfile of their own: no one else needs them. */
export const PEERS = fileURLToPath(new URL('../peers', import.meta.url));
