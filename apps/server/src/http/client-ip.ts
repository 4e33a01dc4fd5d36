import { createBoundedMap } from '@rolecall/core/memory/bounded-map';
import ipaddr from 'ipaddr.js';
import { isOnFlyNetwork } from './fly-network.ts';
import { parseIp } from './parse-ip.ts';

/** How far forwarding headers are to be believed. */
export type TrustProxy = 'none' | 'fly' | number;

/**
 * The client's IP, from the socket or from the header that our own proxies write; what a client
 * sends itself is never believed. IPv6 is cut to its /64, which is what one client has.
 * @returns empty when there is none, and `undefined` when our own proxy wrote what is no IP
 */
export function clientIp(
  headers: Headers,
  peerIp: string | undefined,
  trust: TrustProxy,
): string | undefined {
  const forwarded = forwardedIp(headers, peerIp, trust);
  const ip = knownIp(forwarded ?? peerIp ?? '');
  return ip ?? (forwarded === undefined ? '' : undefined);
}

/** How many IPs are kept as they count, and how long a text of one may be to be kept. */
const KEPT = 1_000;
const KEPT_LENGTH = 60;
const known = createBoundedMap<string, string>(KEPT);

/** The same few clients call again and again, and reading an IP takes as long as reading a session. */
function knownIp(text: string): string | undefined {
  const before = known.get(text);
  if (before !== undefined) return before;
  const ip = readIp(text);
  if (ip !== undefined && text.length <= KEPT_LENGTH) known.set(text, ip);
  return ip;
}

function readIp(text: string): string | undefined {
  const ip = parseIp(text);
  if (ip === undefined || ip instanceof ipaddr.IPv4) return ip?.toString();
  const network = ip.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}

/** What the header of a trusted proxy says; `undefined` for a request that came past the proxies. */
export function forwardedIp(
  headers: Headers,
  peerIp: string | undefined,
  trust: TrustProxy,
): string | undefined {
  if (trust === 'none') return undefined;
  if (trust === 'fly') {
    return isOnFlyNetwork(peerIp) ? undefined : headers.get('fly-client-ip')?.trim();
  }
  const hops = headers.get('x-forwarded-for')?.split(',');
  return hops?.at(-trust)?.trim();
}
