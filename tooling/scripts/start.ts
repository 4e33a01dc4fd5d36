import { forwardSignals, run } from './processes.ts';
import { buildWeb, installDependencies } from './steps.ts';

forwardSignals();
if (!(await installDependencies()) || !(await buildWeb())) process.exit(1);

process.exit(
  await run([process.execPath, 'apps/server/src/main.ts', ...process.argv.slice(2)], {
    env: { NODE_ENV: process.env.NODE_ENV || 'development' },
  }),
);
