import ipaddr from 'ipaddr.js';

type Ip = ipaddr.IPv4 | ipaddr.IPv6;

/** What may stand around an IP: quotes and brackets, and a port, which may be empty, where it cannot be part of the IP. */
const WRAPPED = [
  /^"(.+)"$/,
  /^\[(.+)\](?::\d*)?$/,
  /^((?:[\da-f:]*:)?\d+\.\d+\.\d+\.\d+):\d*$/i,
  /^((?:[\da-f]{1,4}:){7}[\da-f]{1,4}):\d*$/i,
];

/** Networks whose last four bytes are an IPv4: compatible, translated, NAT64 (RFC 4291, 2765, 6052). */
const IPV4_IN_IPV6 = ['::/96', '::ffff:0:0:0/96', '64:ff9b::/96'].map(ipaddr.parseCIDR);

/** What operators of NAT64 choose their own prefixes from. Source: RFC 8215. */
const LOCAL_NAT64 = ipaddr.parseCIDR('64:ff9b:1::/48');

/**
 * The IPv4 behind a prefix of 96, 64, 56 or 48 bits: what follows it is zero, and so is the byte
 * that all of them leave out. Source: RFC 6052 §2.2.
 */
function ipv4BehindLocalNat64(bytes: number[]): number[] {
  const isZero = (from: number) => bytes.slice(from).every((byte) => byte === 0);
  const start = isZero(11) ? 6 : isZero(12) ? 7 : isZero(13) ? 9 : 12;
  return bytes.filter((_, at) => at >= start && at !== 8).slice(0, 4);
}

/**
 * An IP as sockets and proxies write it: with or without a port, and an IPv4 as such however it is
 * put into an IPv6 (`::ffff:192.0.2.1`).
 */
export function parseIp(text: string): Ip | undefined {
  const bare = WRAPPED.reduce((ip, wrapped) => wrapped.exec(ip)?.[1] ?? ip, text);
  // The library also takes what inet_aton takes: `1`, `127.1`, `0300.0.2.1`.
  const isIp = ipaddr.IPv6.isValid(bare) || ipaddr.IPv4.isValidFourPartDecimal(bare);
  return isIp ? unwrapped(ipaddr.process(bare)) : undefined;
}

function unwrapped(ip: Ip): Ip {
  if (ip instanceof ipaddr.IPv4 || ip.range() === 'loopback' || ip.range() === 'unspecified')
    return ip;
  const bytes = ip.toByteArray();
  if (ip.match(LOCAL_NAT64)) return ipaddr.fromByteArray(ipv4BehindLocalNat64(bytes));
  const holdsIpv4 = IPV4_IN_IPV6.some((network) => ip.match(network));
  return holdsIpv4 ? ipaddr.fromByteArray(bytes.slice(-4)) : ip;
}
