import { RolecallError } from '../rolecall-error.ts';

/**
 * Where Rolecall is, without a slash at the end.
 * @throws RolecallError INVALID_URL
 */
export function baseUrl(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (cause) {
    throw new RolecallError('INVALID_URL', `“${url}” is not a URL.`, { cause });
  }
  if (!/^https?:$/.test(parsed.protocol)) {
    throw new RolecallError('INVALID_URL', `“${url}” does not start with https:// or http://.`);
  }
  return `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, '');
}
