import { join } from 'node:path';
import { forwardSignals, pipe, root, stop, tool } from './processes.ts';
import { installDependencies } from './steps.ts';

const API_PORT = '3001';
const WEB_PORT = '5173';

forwardSignals();
if (!(await installDependencies())) process.exit(1);

const both = [
  pipe('api', [process.execPath, '--watch', '--no-clear-screen', 'apps/server/src/main.ts'], {
    env: {
      NODE_ENV: 'development',
      PORT: API_PORT,
      APP_URL: `http://localhost:${WEB_PORT}`,
      WEB: 'off',
    },
  }),
  pipe('web', tool('vite', 'dev', '--port', WEB_PORT, '--strictPort'), {
    cwd: join(root, 'apps/web'),
    env: { NODE_ENV: 'development', API_URL: `http://localhost:${API_PORT}` },
  }),
];
// Whichever ends first ends the other: half of the pair is of no use.
const code = await Promise.race(both);
stop('SIGTERM');
await Promise.all(both);
process.exit(code);
