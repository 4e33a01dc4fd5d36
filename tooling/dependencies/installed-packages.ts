import { capture } from '../scripts/processes.ts';

export type InstalledPackage = { name: string; version: string; license: string };

type Listed = { name: string; versions: string[] };

/**
 * Everything that is installed, with the license that each package names.
 * @throws Error when Bun cannot tell
 */
export async function installedPackages(): Promise<InstalledPackage[]> {
  const { code, output } = await capture([process.execPath, 'pm', 'licenses', '--json']);
  if (code !== 0) throw new Error(output);
  const byLicense: Record<string, Listed[]> = JSON.parse(output);
  return Object.entries(byLicense).flatMap(([license, packages]) =>
    packages.flatMap(({ name, versions }) =>
      versions.map((version) => ({ name, version, license })),
    ),
  );
}
