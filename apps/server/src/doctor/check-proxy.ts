import type { Env } from '../env.ts';
import { type Finding, fails, ok, warning } from './finding.ts';

const TIMEOUT_MS = 10_000;
/** What proxies write into responses. */
const PROXY_MARKS = ['via', 'cf-ray', 'fly-request-id', 'x-served-by'];

/**
 * Whether proxies are believed as they should be.
 * @param base the public URL
 * @param headers of a response from there
 */
export async function checkProxy(
  base: string,
  headers: Headers,
  env: Env | undefined,
): Promise<Finding> {
  const isBelieved = await believesAnyone(base);
  if (isBelieved === undefined) {
    return ok('proxy', 'The response does not say how limits are counted. Try again in a minute.');
  }
  if (isBelieved) {
    return fails(
      'proxy',
      'Clients can choose the IP that limits are counted by.',
      'Set TRUST_PROXY to the number of your proxies that append to X-Forwarded-For, or to none.',
    );
  }
  const mark = PROXY_MARKS.find((name) => headers.has(name));
  if (mark !== undefined && env?.trustProxy === 'none') {
    return warning(
      'proxy',
      `A proxy is in front (its header is ${mark}), and TRUST_PROXY is none: all clients count as one.`,
      'Set TRUST_PROXY to fly, or to the number of your proxies that append to X-Forwarded-For.',
    );
  }
  return ok('proxy', 'Clients can’t choose the IP that limits are counted by.');
}

/**
 * Whether anyone can write the IP that limits are counted by: two calls that pretend to come from two
 * clients do not share a budget then. A budget can also begin anew between them, hence the second try.
 */
async function believesAnyone(base: string): Promise<boolean | undefined> {
  for (let tries = 0; tries < 2; tries++) {
    const before = await budgetLeft(base, '192.0.2.1');
    const after = await budgetLeft(base, '192.0.2.2');
    if (before === undefined || after === undefined) return undefined;
    if (after < before) return false;
  }
  return true;
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
  return left === null || response.status === 429 ? undefined : Number(left);
}
