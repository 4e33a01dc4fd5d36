import type { Env } from '../env.ts';
import { type Finding, fails, messageOf, ok, warning } from './finding.ts';

const TIMEOUT_MS = 10_000;
/** Access tokens are taken for so long before and after their time. */
const CLOCK_TOLERANCE_SECONDS = 30;
/** What proxies write into responses. */
const PROXY_MARKS = ['via', 'cf-ray', 'fly-request-id', 'x-served-by'];

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
      const says = `${base}/readyz answers ${response.status}, not as a ready Rolecall does.`;
      return [fails('url', says, 'Check the URL, the proxy in front of it, and the server’s log.')];
    }
    return [
      ok('url', `Rolecall answers at ${base}.`),
      ...nameFinding(base, env),
      clockFinding(response.headers),
      await proxyFinding(base, response.headers, env),
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

/**
 * Two calls that pretend to come from two clients: where their budgets are not one, anyone can write
 * the IP that limits are counted by.
 */
async function proxyFinding(
  base: string,
  headers: Headers,
  env: Env | undefined,
): Promise<Finding> {
  const before = await budgetLeft(base, '192.0.2.1');
  const after = await budgetLeft(base, '192.0.2.2');
  if (before === undefined || after === undefined) {
    return ok('proxy', 'The response does not say how limits are counted.');
  }
  if (after >= before) {
    return fails(
      'proxy',
      'Clients can choose the IP that limits are counted by.',
      'Set TRUST_PROXY to how many proxies of yours append to X-Forwarded-For: none, if there is none.',
    );
  }
  const mark = PROXY_MARKS.find((name) => headers.has(name));
  if (mark !== undefined && env?.trustProxy === 'none') {
    return warning(
      'proxy',
      `A proxy is in front (its header is ${mark}), and TRUST_PROXY is none: all clients count as one.`,
      'Set TRUST_PROXY to fly, or to how many proxies of yours append to X-Forwarded-For.',
    );
  }
  return ok('proxy', 'Clients can’t choose the IP that limits are counted by.');
}

/** How many more links this client may try: a call with one that is none, which changes nothing. */
async function budgetLeft(base: string, ip: string): Promise<number | undefined> {
  const response = await fetch(`${base}/api/v1/auth/reset-password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': ip, 'fly-client-ip': ip },
    body: JSON.stringify({ token: 'doctor', password: 'the doctor asks for nothing' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const left = response.headers.get('ratelimit-remaining');
  return left === null ? undefined : Number(left);
}
