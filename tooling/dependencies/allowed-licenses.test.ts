import { expect, test } from 'vitest';
import { unknownLicenses } from './allowed-licenses.ts';
import { installedPackages } from './installed-packages.ts';

const named = (license: string, name = 'some-package') => [{ name, version: '1.0.0', license }];

test('everything installed is under a license that we know', async () => {
  expect(unknownLicenses(await installedPackages())).toEqual([]);
});

test.each(['MIT', '(GPL-3.0 OR MIT)', 'MIT OR Apache-2.0'])('%s is allowed', (license) => {
  expect(unknownLicenses(named(license))).toEqual([]);
});

test.each(['GPL-3.0', 'MIT AND GPL-3.0', 'Unknown', 'MPL-2.0', ''])('“%s” is not', (license) => {
  expect(unknownLicenses(named(license))).toHaveLength(1);
});

test('an exception counts for the parts of a package by platform', () => {
  expect(unknownLicenses(named('MPL-2.0', 'lightningcss-darwin-arm64'))).toEqual([]);
});
