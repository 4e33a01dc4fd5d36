import { appendFileSync } from 'node:fs';
import { onServerStarted } from '@rolecall/testkit/server-started';
import { SERVERS_FILE } from './watch-livez.ts';

// Writes down each server that a test of a drill starts, for the drill, which is another process.
const file = process.env[SERVERS_FILE];
if (file !== undefined) onServerStarted((url) => appendFileSync(file, `${url}\n`));
