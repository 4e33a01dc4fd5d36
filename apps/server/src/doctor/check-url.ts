import type { Env } from '../env.ts';
import { checkProxy } from './check-proxy.ts';
import { type Finding, fails, messageOf, ok, warning } from './finding.ts';

const TIMEOUT_MS = 10_000;
/** Access tokens are taken for so long before and after their time. */
const CLOCK_TOLERANCE_SECONDS = 30;

/**
 * What a request to the public URL shows: whether it is this installation, whether its clock is
 * right, and whether proxies are believed as they should be.
 */
export async function checkUrl(url: string, env: Env | undefined): Promise<Finding[]> {
  const base = url.replace(/\/+$/, '');
  try {
    const response = await fetch(`${base}/readyz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (response.status !== 200 || text !== '{"ok":true}') {
      const says = `${base}/readyz returned ${response.status}, not the response of a ready Rolecall.`;
      return [fails('url', says, 'Check the URL, the proxy in front of it, and the server’s log.')];
    }
    return [
      ok('url', `Rolecall responds at ${base}.`),
      ...nameFinding(base, env),
      clockFinding(response.headers),
      await checkProxy(base, response.headers, env),
    ];
  } catch (error) {
    const fix = 'Check DNS, the certificate, the proxy, and that the server runs.';
    return [fails('url', `${base} can’t be reached: ${messageOf(error)}`, fix)];
  }
}

function nameFinding(base: string, env: Env | undefined): Finding[] {
  const { appUrl } = env ?? {};
  if (appUrl === undefined || new URL(base).origin === appUrl) return [];
  return [
    warning(
      'url',
      `APP_URL is ${appUrl}: links in emails lead there.`,
      `Set APP_URL=${new URL(base).origin} if that is where people open it.`,
    ),
  ];
}

function clockFinding(headers: Headers): Finding {
  const seconds = Math.round((Date.parse(headers.get('date') ?? '') - Date.now()) / 1000);
  if (Number.isNaN(seconds)) return ok('clock', 'The response does not say the time.');
  if (Math.abs(seconds) <= CLOCK_TOLERANCE_SECONDS / 2) {
    return ok('clock', 'The clocks of the server and of this machine agree.');
  }
  const says = `The clocks of the server and of this machine differ by ${Math.abs(seconds)} s.`;
  return warning('clock', says, 'Set both by NTP: tokens are refused beyond 30 s.');
}
