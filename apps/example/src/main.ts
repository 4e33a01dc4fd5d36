import { createVerifier } from '@rolecall/client/verify';
import { createApp } from './app.ts';
import { readEnv } from './env.ts';
import { openNotes } from './notes.ts';

const { rolecallUrl, audience, databaseUrl, port } = readEnv();
const verifier = createVerifier({ issuer: rolecallUrl, audience });
const app = createApp(verifier, await openNotes(databaseUrl));
const server = Bun.serve({ port, hostname: '127.0.0.1', fetch: app.fetch });
console.log(`Notes on port ${server.port}, for the users of ${rolecallUrl}`);
