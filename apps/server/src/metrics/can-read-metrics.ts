import { equalsInConstantTime } from '@rolecall/core/secrets';
import { isLoopbackHost } from '@rolecall/schemas/is-loopback-host';
import type { Env } from '../env.ts';
import { isOnFlyNetwork } from '../http/fly-network.ts';
import { parseIp } from '../http/parse-ip.ts';

/** Who may read the metrics: who knows the token, or without one, who asks from where. */
export type MetricsAccess = { token: string } | 'fly' | 'loopback' | 'none';

/**
 * Behind a proxy that adds no header, everyone comes from next door and asks for this machine. So
 * in production nothing opens the metrics but the token; except on Fly, whose proxy always says that
 * it passed someone on, and whose Prometheus cannot send a token.
 */
export function metricsAccess({
  metricsToken,
  nodeEnv,
  trustProxy,
}: Pick<Env, 'metricsToken' | 'nodeEnv' | 'trustProxy'>): MetricsAccess {
  if (metricsToken !== undefined) return { token: metricsToken };
  if (nodeEnv !== 'production') return 'loopback';
  return trustProxy === 'fly' ? 'fly' : 'none';
}

/** What proxies say when they pass someone on. */
const FORWARDED =
  /^(?:x-forwarded-.*|forwarded|via|cf-.*|true-client-ip|x-real-ip|x-client-ip|x-cluster-client-ip|x-original-.*|x-envoy-.*|fly-.*|fastly-.*)$/;

type Asked = { headers: Headers; peerIp: string | undefined; bearer: string | undefined };

/** Whether who asks may read the metrics. */
export function canReadMetrics(access: MetricsAccess, asked: Asked): boolean {
  if (access === 'none') return false;
  if (typeof access === 'object') return equalsInConstantTime(asked.bearer ?? '', access.token);
  const { headers, peerIp = '' } = asked;
  if ([...headers.keys()].some((name) => FORWARDED.test(name))) return false;
  if (access === 'fly') return isOnFlyNetwork(peerIp);
  return parseIp(peerIp)?.range() === 'loopback' && isLoopbackHost(headers.get('host') ?? '');
}
