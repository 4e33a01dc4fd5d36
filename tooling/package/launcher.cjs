#!/usr/bin/env node
// Runs the executable of this platform, which npm installed beside this package.
const { spawn } = require('node:child_process');
const { constants } = require('node:os');

const platform = `${process.platform}-${process.arch}`;

function programPath() {
  try {
    return require.resolve(`@rolecall/${platform}/rolecall`);
  } catch {
    console.error(
      `Rolecall has no executable for ${platform}, or optional dependencies were left out when it was installed.`,
    );
    process.exit(1);
  }
}

const child = spawn(programPath(), process.argv.slice(2), { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`Rolecall cannot start: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
