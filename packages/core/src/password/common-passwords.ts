import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const LIST = new URL('./common-passwords.txt.gz', import.meta.url);
let common: ReadonlySet<string> | undefined;

/**
 * Whether a password is one of the common ones, capitals aside: every entry of twelve and more
 * characters, and the 20,000 most frequent of eight to eleven, from the million most common
 * passwords of OWASP SecLists (10_million_password_list_top_1000000, CC BY-SA 3.0).
 * Source: NIST SP 800-63B-4 §3.1.1.2.
 */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(gunzipSync(readFileSync(LIST)).toString('utf8').split('\n'));
  return common.has(password.toLowerCase());
}
