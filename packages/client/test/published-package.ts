import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';

/** What publint says of an installed package. */
export async function lintPackage(folder: string): Promise<string[]> {
  const { messages } = await publint({ pkgDir: folder, strict: true, pack: false });
  return messages.map(({ code, path }) => `${code} at ${path.join('.')}`);
}

/** Ways to import that a package without CommonJS does not have, as it says. */
const WITHOUT_COMMONJS = ['node10', 'node16-cjs'];

/** What are-the-types-wrong says of a tarball, for those who import modules. */
export async function wrongTypes(tarball: string): Promise<string[]> {
  const result = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  if (!result.types) return ['There are no types.'];
  return result.problems
    .filter((one) => !('resolutionKind' in one && WITHOUT_COMMONJS.includes(one.resolutionKind)))
    .map(({ kind }) => kind);
}

const distOf = (folder: string) => join(folder, 'node_modules/@rolecall/client/dist');

/** The packages that the files of an installed client import. */
export function importsOf(folder: string, pattern: string): string[] {
  const dist = distOf(folder);
  const found = globSync(pattern, { cwd: dist })
    .map((file) => readFileSync(join(dist, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/(?:from |import\()["']([^."'][^"']*)/g)]);
  return [...new Set(found.map(([, name = '']) => name))];
}

/** The bytes that a page downloads for an entry with all its dependencies, compressed. */
export async function downloadBytes(folder: string, entry: string): Promise<number> {
  const file = join(distOf(folder), `${entry}.js`);
  const { outputs } = await Bun.build({ entrypoints: [file], minify: true, target: 'browser' });
  return gzipSync((await outputs[0]?.text()) ?? '').length;
}
