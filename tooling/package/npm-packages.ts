import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../apps/server/package.json' with { type: 'json' };
import { TARGETS, type Target } from './build-executable.ts';

const SHARED = {
  version: manifest.version,
  license: 'MIT',
  description: 'A user management system that you run yourself, in one file',
  publishConfig: { access: 'public', provenance: true },
};

const nameOf = (target: string) => `@rolecall/${target}`;

/** npm installs the package of a platform only there. */
function platformManifest(target: Target) {
  const [os = '', cpu = ''] = target.split('-');
  const libc = os === 'linux' ? { libc: ['glibc'] } : {};
  return { name: nameOf(target), ...SHARED, os: [os], cpu: [cpu], ...libc, files: ['rolecall'] };
}

/** What people install: it finds the executable of their platform. */
const MAIN_MANIFEST = {
  name: 'rolecall',
  ...SHARED,
  bin: { rolecall: 'rolecall.cjs' },
  files: ['rolecall.cjs'],
  engines: { node: '>=18' },
  optionalDependencies: Object.fromEntries(
    Object.keys(TARGETS).map((target) => [nameOf(target), manifest.version]),
  ),
};

function writePackage(root: string, folder: string, content: object): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  return folder;
}

/** Lays out the package of one platform around its executable. @returns its folder */
export function writePlatformPackage(root: string, executable: string, target: Target): string {
  const folder = writePackage(root, join(root, 'dist/npm', target), platformManifest(target));
  copyFileSync(executable, join(folder, 'rolecall'));
  return folder;
}

/** Lays out the package `rolecall`, which is the same for every platform. @returns its folder */
export function writeMainPackage(root: string): string {
  const folder = writePackage(root, join(root, 'dist/npm/rolecall'), MAIN_MANIFEST);
  copyFileSync(join(root, 'tooling/package/launcher.cjs'), join(folder, 'rolecall.cjs'));
  copyFileSync(join(root, 'README.md'), join(folder, 'README.md'));
  return folder;
}
