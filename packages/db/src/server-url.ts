import { parseLibsqlUrl } from '@libsql/hrana-client';

/**
 * Where a libSQL server answers over HTTP, whichever scheme its URL was written with: over HTTP
 * each response can be given a time limit.
 * @throws LibsqlUrlParseError for a URL that libSQL does not know
 */
export function httpUrlOf(url: string): { url: string; authToken: string | undefined } {
  const { hranaHttpUrl = url, authToken } = parseLibsqlUrl(url.replace(/^ws(s?):/, 'http$1:'));
  return { url: hranaHttpUrl, authToken };
}
