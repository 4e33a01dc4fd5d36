import { RolecallError } from '../rolecall-error.ts';

/**
 * Where Rolecall is: an origin, since Rolecall lives under no path.
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
  if (/[^/]/.test(parsed.pathname)) {
    throw new RolecallError(
      'INVALID_URL',
      `“${url}” has a path. Use the URL of Rolecall without one: ${parsed.origin}`,
    );
  }
  return parsed.origin;
}
