import ipaddr from 'ipaddr.js';

const V4_WITH_PORT = /^([\d.]+):\d+$/;
const BRACKETED = /^\[(.+)\](?::\d+)?$/;

/**
 * An IP as sockets and proxies write it: with or without a port, IPv4 in IPv6 (`::ffff:192.0.2.1`)
 * as the IPv4 that it is.
 */
export function parseIp(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const ip = (V4_WITH_PORT.exec(text) ?? BRACKETED.exec(text))?.[1] ?? text;
  // The library also takes what inet_aton takes: `1`, `127.1`, `0300.0.2.1`.
  const isIp = ipaddr.IPv6.isValid(ip) || ipaddr.IPv4.isValidFourPartDecimal(ip);
  return isIp ? ipaddr.process(ip) : undefined;
}
