import { join } from 'node:path';
import { thisTarget } from '../package/build-executable.ts';
import { writeMainPackage, writePlatformPackage } from '../package/npm-packages.ts';
import { forwardSignals, root, run } from './processes.ts';

forwardSignals();
const executable = join(root, 'dist/rolecall');
const built = await run([process.execPath, 'tooling/scripts/package.ts', executable]);
if (built !== 0) process.exit(built);

const destination = join(root, 'dist/npm');
for (const folder of [
  writePlatformPackage(root, executable, thisTarget()),
  writeMainPackage(root),
]) {
  const code = await run([process.execPath, 'pm', 'pack', '--destination', destination], {
    cwd: folder,
  });
  if (code !== 0) process.exit(code);
}
