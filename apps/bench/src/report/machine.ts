import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { PEERS } from '../peers-folder.ts';

export type Machine = {
  cpu: string;
  cores: number;
  memoryGib: number;
  system: string;
  /** What the figures depend on, each with its version. */
  versions: string[];
  /** The commit that was measured. */
  commit: string;
};

type Manifest = { dependencies: Record<string, string> };

/** What this run was measured on and with. */
export function describeMachine(): Machine {
  const manifest: Manifest = JSON.parse(readFileSync(join(PEERS, 'package.json'), 'utf8'));
  const git = Bun.which('git');
  const described =
    git === null ? undefined : Bun.spawnSync([git, 'describe', '--always', '--dirty']);
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    versions: [
      `bun ${Bun.version}`,
      ...Object.entries(manifest.dependencies).map(([name, version]) => `${name} ${version}`),
    ],
    commit: described?.success ? described.stdout.toString().trim() : 'an unknown commit',
  };
}
