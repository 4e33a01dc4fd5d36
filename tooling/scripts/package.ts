import { join, resolve } from 'node:path';
import { buildExecutable } from '../package/build-executable.ts';
import { forwardSignals, root } from './processes.ts';
import { buildWeb, installDependencies, seconds } from './steps.ts';

const outfile = resolve(process.argv[2] ?? join(root, 'dist/rolecall'));
forwardSignals();
if (!(await installDependencies()) || !(await buildWeb())) process.exit(1);
const start = performance.now();
await buildExecutable(root, outfile);
console.log(`Executable … ready (${seconds(start)})\n\n  ${outfile}`);
