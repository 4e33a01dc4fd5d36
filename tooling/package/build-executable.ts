import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FILES, PROGRAMS } from './contents.ts';
import { embedding } from './embedding.ts';

/** What an executable is made for: Bun's name of the runtime, libSQL's name of its native part. */
export const TARGETS = {
  'linux-x64': { runtime: 'bun-linux-x64', libsql: '@libsql/linux-x64-gnu' },
  'linux-arm64': { runtime: 'bun-linux-arm64', libsql: '@libsql/linux-arm64-gnu' },
  'darwin-arm64': { runtime: 'bun-darwin-arm64', libsql: '@libsql/darwin-arm64' },
} as const;

export type Target = keyof typeof TARGETS;

const isTarget = (name: string): name is Target => name in TARGETS;

/** What this machine runs. @throws Error where no executable can be made for it */
export function thisTarget(): Target {
  const name = `${process.platform}-${process.arch}`;
  if (isTarget(name)) return name;
  throw new Error(`No executable is made for ${name}: run Rolecall from its sources there.`);
}

/**
 * Makes one file of the server, the pages, the migrations and the command line, for this machine.
 * The pages have to be built.
 * @param root the repository
 * @param outfile the executable
 * @throws AggregateError when the bundler finds a fault
 */
export async function buildExecutable(root: string, outfile: string): Promise<void> {
  const { libsql } = TARGETS[thisTarget()];
  // Bun embeds a folder under its name alone: these keep the folders above it.
  const stage = mkdtempSync(join(tmpdir(), 'rolecall-package-'));
  try {
    for (const file of FILES) cpSync(join(root, file), join(stage, file), { recursive: true });
    await Bun.build({
      entrypoints: PROGRAMS.map((program) => join(root, program)),
      root,
      target: 'bun',
      // Compiled already, it starts in half the time. Bytecode alone would mean CommonJS.
      format: 'esm',
      bytecode: true,
      plugins: [embedding({ root, libsql })],
      compile: {
        outfile,
        assets: [...new Set(FILES.map((file) => firstFolder(file)))].map((folder) =>
          join(stage, folder),
        ),
        autoloadBunfig: false,
      },
    });
  } finally {
    rmSync(stage, { recursive: true });
  }
}

function firstFolder(path: string): string {
  const parent = dirname(path);
  return parent === '.' ? path : firstFolder(parent);
}
