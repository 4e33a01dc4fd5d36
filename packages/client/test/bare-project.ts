import { cpSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where a package that the tests bring along is; its own dependencies are found from there. */
const packageAt = (name: string) => realpathSync(join(root, 'node_modules', name));

const COMPILER_OPTIONS = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  module: 'nodenext',
  target: 'es2022',
  lib: ['es2022', 'dom'],
  outDir: 'out',
};

export type BareProject = Awaited<ReturnType<typeof bareProject>>;

/** Builds the package, and packs it as it would be published. @returns the tarball */
export async function packClient(folder: string): Promise<string> {
  const tarball = join(folder, 'client.tgz');
  await succeed([process.execPath, 'scripts/build.ts'], root);
  await succeed([process.execPath, 'pm', 'pack', '--ignore-scripts', '--filename', tarball], root);
  return tarball;
}

/**
 * A project outside the repository: the files of `test/outside/NAME`, and the package installed from
 * its tarball, without the network.
 * @param links other packages that it has
 */
export async function bareProject(tarball: string, name: string, links: string[] = []) {
  const { folder, remove } = temporaryFolder(`outside-${name}`);
  cpSync(join(root, 'test/outside', name), folder, { recursive: true });
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
  write('tsconfig.json', { compilerOptions, include: ['*.ts'] });
  await succeed([process.execPath, 'install', '--offline'], folder);
  for (const link of links) {
    const path = join(folder, 'node_modules', link);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(packageAt(link), path);
  }
  return {
    folder,
    remove,
    /** Compiles it with a compiler of this repository. @returns what that complains of */
    compile: (compiler: string) =>
      run([process.execPath, '--bun', join(packageAt(compiler), 'bin/tsc')], folder),
    run: (command: string[]) => succeed(command, folder),
  };
}

async function succeed(command: string[], cwd: string): Promise<string> {
  const { code, output } = await run(command, cwd);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}: ${output}`);
  return output;
}

async function run(command: string[], cwd: string) {
  const child = Bun.spawn(command, { cwd, stdout: 'pipe', stderr: 'pipe' });
  const [code, stdout, stderr] = await Promise.all([
    child.exited,
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  return { code, output: `${stdout}${stderr}`.trim() };
}
