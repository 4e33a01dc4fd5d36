import type { InstalledPackage } from './installed-packages.ts';

/** Licenses under which anything may be shipped or built with. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  // Of fonts.
  'OFL-1.1',
]);

/** What is under another license, or names none, and why that is fine. */
const EXCEPTIONS: Record<string, string> = {
  'axe-core': 'MPL-2.0: used by tests alone.',
  lightningcss: 'MPL-2.0: builds the styles, is not shipped.',
  argparse: 'Python-2.0: used by checks alone.',
  'svelte-toolbelt': 'MIT by its repository; the package does not say so.',
};

/** Whether a license, or one of those that can be chosen from, is allowed. */
function isAllowed(license: string): boolean {
  return license
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => ALLOWED.has(choice));
}

/** The packages that somebody has to look at before they are used. */
export function unknownLicenses(packages: readonly InstalledPackage[]): string[] {
  return packages
    .filter(({ license }) => !isAllowed(license))
    .filter(({ name }) => !(name.replace(/-(?:linux|darwin|win32)-.*$/, '') in EXCEPTIONS))
    .map(({ name, version, license }) => `${name} ${version}: ${license}`);
}
