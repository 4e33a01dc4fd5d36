const WAIT_MS = 60_000;

/** Node 22, the oldest that the package promises to work in, as npm has or fetches it. */
export function findNode22(): string | undefined {
  if (Bun.which('npx') === null) return undefined;
  const { stdout, success } = Bun.spawnSync(
    ['npx', '-y', '--prefer-offline', 'node@22', '-p', 'process.execPath'],
    { timeout: WAIT_MS, stderr: 'ignore' },
  );
  return success ? stdout.toString().trim() : undefined;
}
