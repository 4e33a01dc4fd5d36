import { BlockList, isIP } from 'node:net';
import { equalsInConstantTime } from '@rolecall/core/secrets';
import type { Env } from '../env.ts';

/** Who may read the metrics: who knows the token, or without one, who asks from where. */
export type MetricsAccess = { token: string } | 'fly' | 'loopback' | 'nobody';

/**
 * Behind a proxy that adds no header, everybody comes from next door and asks for this machine. So
 * in production nothing opens the metrics but the token; except on Fly, whose proxy always says that
 * it passed somebody on, and whose Prometheus cannot send a token.
 */
export function metricsAccess({
  metricsToken,
  nodeEnv,
  trustProxy,
}: Pick<Env, 'metricsToken' | 'nodeEnv' | 'trustProxy'>): MetricsAccess {
  if (metricsToken !== undefined) return { token: metricsToken };
  if (nodeEnv !== 'production') return 'loopback';
  return trustProxy === 'fly' ? 'fly' : 'nobody';
}

const FLY = blockListOf([['fdaa::', 16, 'ipv6']]);
const LOOPBACK = blockListOf([
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
]);
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/** What proxies say when they pass somebody on. */
const FORWARDED =
  /^(?:x-forwarded-.*|forwarded|via|cf-.*|true-client-ip|x-real-ip|x-client-ip|x-cluster-client-ip|x-original-.*|x-envoy-.*|fly-.*|fastly-.*)$/;

type Asked = { headers: Headers; peerAddress: string | undefined; bearer: string | undefined };

/** Whether who asks may read the metrics. */
export function mayScrape(access: MetricsAccess, asked: Asked): boolean {
  if (access === 'nobody') return false;
  if (typeof access === 'object') return equalsInConstantTime(asked.bearer ?? '', access.token);
  const { headers, peerAddress = '' } = asked;
  if ([...headers.keys()].some((name) => FORWARDED.test(name))) return false;
  if (access === 'fly') return isAmong(FLY, peerAddress);
  return isAmong(LOOPBACK, peerAddress) && LOOPBACK_HOST.test(headers.get('host') ?? '');
}

function isAmong(networks: BlockList, address: string): boolean {
  const plain = address.split('%')[0] ?? '';
  const version = isIP(plain);
  return version !== 0 && networks.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}

function blockListOf(networks: [string, number, 'ipv4' | 'ipv6'][]): BlockList {
  const list = new BlockList();
  for (const [network, bits, version] of networks) list.addSubnet(network, bits, version);
  return list;
}
