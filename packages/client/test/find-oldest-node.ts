const WAIT_MS = 60_000;

/** The oldest that package.json promises to work in. */
export const OLDEST_NODE = 'node@20.3';

/** Its program, as npm has or fetches it. */
export function findOldestNode(): string | undefined {
  if (Bun.which('npx') === null) return undefined;
  const { stdout, success } = Bun.spawnSync(
    ['npx', '-y', '--prefer-offline', OLDEST_NODE, '-p', 'process.execPath'],
    { timeout: WAIT_MS, stderr: 'ignore' },
  );
  return success ? stdout.toString().trim() : undefined;
}
