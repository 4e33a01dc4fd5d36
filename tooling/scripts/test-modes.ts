import { FILE_ONLY } from '../presets/file-only.ts';
import { hasServer } from '../presets/projects.ts';
import { forwardSignals, run, tool } from './processes.ts';
import { installDependencies } from './steps.ts';

forwardSignals();
if (!(await installDependencies())) process.exit(1);
if (!hasServer()) process.exit(0);
const config = ['--config', 'vitest.modes.config.ts'];
// Such as a file, or --project=replica for one of the modes.
const code = await run(tool('vitest', 'run', ...config, ...process.argv.slice(2)));
console.log('\nNot run over a server:');
for (const [test, why] of Object.entries(FILE_ONLY)) console.log(`- ${test}: ${why}`);
process.exit(code);
