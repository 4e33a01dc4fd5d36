import { BlockList, isIP } from 'node:net';
import { equalsInConstantTime } from '@rolecall/core/secrets';

/** Loopback, private and link-local networks. Source: RFC 6890. */
const NEARBY = blockListOf([
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
]);

/** A proxy that stands in front has a private address itself; these say that it passed somebody on. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'fly-client-ip', 'via'];

type Asked = { headers: Headers; peerAddress: string | undefined; bearer: string | undefined };

/**
 * Whether somebody may read the metrics: who knows the token, or without one whoever asks directly
 * from this machine or its private network.
 */
export function mayScrape(token: string | undefined, asked: Asked): boolean {
  if (token !== undefined) return equalsInConstantTime(asked.bearer ?? '', token);
  return isNearby(asked.peerAddress ?? '') && !FORWARDED.some((name) => asked.headers.has(name));
}

function isNearby(address: string): boolean {
  const plain = address.split('%')[0] ?? '';
  const version = isIP(plain);
  return version !== 0 && NEARBY.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}

function blockListOf(networks: [string, number, 'ipv4' | 'ipv6'][]): BlockList {
  const list = new BlockList();
  for (const [network, bits, version] of networks) list.addSubnet(network, bits, version);
  return list;
}
