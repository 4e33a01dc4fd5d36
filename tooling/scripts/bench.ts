import { forwardSignals, run } from './processes.ts';
import { buildWeb, installDependencies, installPeers } from './steps.ts';

forwardSignals();
if (!(await installDependencies()) || !(await installPeers()) || !(await buildWeb())) {
  process.exit(1);
}

process.exit(await run([process.execPath, 'apps/bench/src/main.ts', ...process.argv.slice(2)]));
