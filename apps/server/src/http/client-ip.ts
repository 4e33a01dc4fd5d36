import ipaddr from 'ipaddr.js';
import { parseIp } from './parse-ip.ts';

/** How far forwarding headers are to be believed. */
export type TrustProxy = 'none' | 'fly' | number;

/** The well-known prefix of NAT64 (RFC 6052): an IPv4 client behind an IPv6 network. */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');

/**
 * The client's IP, from the socket or from the header that our own proxies write; what a client
 * sends itself is never believed. IPv6 is cut to its /64, which is what one client has.
 * @returns empty when there is none
 */
export function clientIp(headers: Headers, peerIp: string | undefined, trust: TrustProxy): string {
  const forwarded = trust === 'none' ? undefined : forwardedIp(headers, trust);
  const ip = parseIp(forwarded ?? peerIp ?? '');
  if (ip === undefined) return '';
  if (ip instanceof ipaddr.IPv4) return ip.toString();
  if (ip.match(NAT64)) return ipaddr.fromByteArray(ip.toByteArray().slice(-4)).toString();
  const network = ip.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}

function forwardedIp(headers: Headers, trust: 'fly' | number): string | undefined {
  if (trust === 'fly') return headers.get('fly-client-ip')?.trim();
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-trust) || undefined;
}
