import { cpSync, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outputOf } from '@rolecall/testkit/output-of';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';

const root = fileURLToPath(new URL('..', import.meta.url));
const OUTSIDE = join(root, 'test/outside');
/** The program of somebody else that the repository shows, as a source of a bare project. */
export const EXAMPLE = fileURLToPath(new URL('../../../apps/example', import.meta.url));
/** Where a package that the tests bring along is; its own dependencies are found from there. */
const packageAt = (name: string, from = root) => realpathSync(join(from, 'node_modules', name));

const COMPILER_OPTIONS = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  module: 'nodenext',
  target: 'es2022',
  lib: ['es2022', 'dom'],
  rootDir: '.',
  outDir: 'out',
  rewriteRelativeImportExtensions: true,
};

export type Variables = Record<string, string>;

/** The environment of a program: its own variables and nothing else, or that of the tests. */
export const environment = (variables: Variables | undefined) =>
  variables && { PATH: '/usr/bin:/bin', ...variables };

export type BareProject = Awaited<ReturnType<typeof bareProject>>;

/** Builds the package, and packs it as it would be published. @returns the tarball */
export async function packClient(folder: string): Promise<string> {
  const tarball = join(folder, 'client.tgz');
  await succeed([process.execPath, 'scripts/build.ts'], root);
  await succeed([process.execPath, 'pm', 'pack', '--ignore-scripts', '--filename', tarball], root);
  return tarball;
}

/**
 * A project outside the repository: a copy of a folder's files, and the package installed from its
 * tarball, without the network.
 * @param source the folder, or its name in `test/outside`
 * @param links other packages that it has
 */
export async function bareProject(tarball: string, source: string, links: string[] = []) {
  const { folder, remove } = temporaryFolder(`outside-${basename(source)}`);
  const from = resolve(OUTSIDE, source);
  const isOwn = (path: string) => !/^(?:node_modules|data)\b/.test(relative(from, path));
  cpSync(from, folder, { recursive: true, filter: isOwn });
  const write = (file: string, value: unknown) =>
    writeFileSync(join(folder, file), JSON.stringify(value));
  write('package.json', {
    type: 'module',
    dependencies: { '@rolecall/client': `file:${tarball}` },
    overrides: { jose: `file:${packageAt('jose')}` },
  });
  // What the declarations of other packages need is not ours to answer for.
  const isAlone = links.length === 0;
  const types = links.includes('@types/bun') ? ['bun'] : [];
  const compilerOptions = { ...COMPILER_OPTIONS, skipLibCheck: !isAlone, types };
  write('tsconfig.json', { compilerOptions, include: ['**/*.ts'] });
  await succeed([process.execPath, 'install', '--offline'], folder);
  for (const link of links) {
    const path = join(folder, 'node_modules', link);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(packageAt(link, existsSync(join(from, 'node_modules')) ? from : root), path);
  }
  return {
    folder,
    remove,
    /** Compiles it with a compiler of this repository. @returns what that complains of */
    compile: (compiler: string) =>
      run([process.execPath, '--bun', join(packageAt(compiler), 'bin/tsc')], folder),
    /** Runs a program in it. @param variables its environment, in place of this one */
    run: (command: string[], variables?: Variables) => succeed(command, folder, variables),
  };
}

async function succeed(command: string[], cwd: string, variables?: Variables): Promise<string> {
  const { code, output } = await run(command, cwd, variables);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}: ${output}`);
  return output;
}

async function run(command: string[], cwd: string, variables?: Variables) {
  const child = Bun.spawn(command, {
    cwd,
    env: environment(variables),
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const { exitCode, stdout, stderr } = await outputOf(child);
  return { code: exitCode, output: `${stdout}${stderr}`.trim() };
}
