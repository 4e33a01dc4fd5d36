import { describe, expect, it } from 'vitest';
import { canReadMetrics, metricsAccess } from './can-read-metrics.ts';

const ask = (peerIp: string | undefined, headers: Record<string, string> = {}) => ({
  peerIp,
  headers: new Headers({ host: 'localhost:3000', ...headers }),
  bearer: undefined,
});

const FORWARDED = [
  'x-forwarded-for',
  'x-forwarded-host',
  'X-Forwarded-Proto',
  'forwarded',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'cf-ray',
  'fly-client-ip',
  'via',
];

it('is decided by the token, then by where the server runs', () => {
  const production = { nodeEnv: 'production', metricsToken: undefined } as const;
  expect(metricsAccess({ ...production, trustProxy: 'none' })).toBe('none');
  expect(metricsAccess({ ...production, trustProxy: 1 })).toBe('none');
  expect(metricsAccess({ ...production, trustProxy: 'fly' })).toBe('fly');
  expect(metricsAccess({ ...production, trustProxy: 'fly', metricsToken: 'x' })).toEqual({
    token: 'x',
  });
  const development = { ...production, nodeEnv: 'development' } as const;
  expect(metricsAccess({ ...development, trustProxy: 'none' })).toBe('loopback');
});

describe('outside production, without a token', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])('%s may look', (ip) => {
    for (const host of ['localhost', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000']) {
      expect(canReadMetrics('loopback', ask(ip, { host })), host).toBe(true);
    }
  });

  it.each([undefined, '', 'nonsense', '203.0.113.9', '10.1.2.3', 'fdaa::3', '::ffff:203.0.113.9'])(
    '%s may not',
    (ip) => expect(canReadMetrics('loopback', ask(ip))).toBe(false),
  );

  it.each(['accounts.example.com', 'localhost.example.com', '127.0.0.1.example.com', ''])(
    'nobody may who asks for %s',
    (host) => expect(canReadMetrics('loopback', ask('127.0.0.1', { host }))).toBe(false),
  );

  it.each(FORWARDED)('no one may whom a proxy passed on with %s', (name) =>
    expect(canReadMetrics('loopback', ask('127.0.0.1', { [name]: '127.0.0.1' }))).toBe(false),
  );
});

it('is for the private network on Fly, and for no one whom its proxy passed on', () => {
  expect(canReadMetrics('fly', ask('fdaa:0:1::3', { host: '[fdaa:0:1::2]:3000' }))).toBe(true);
  for (const ip of [undefined, '127.0.0.1', '172.19.0.5', 'fe80::1%eth0', '2001:db8::1']) {
    expect(canReadMetrics('fly', ask(ip))).toBe(false);
  }
  for (const name of FORWARDED) {
    expect(canReadMetrics('fly', ask('fdaa:0:1::3', { [name]: 'fdaa:0:1::3' })), name).toBe(false);
  }
});

it('is for no one in production elsewhere', () => {
  expect(canReadMetrics('none', ask('127.0.0.1'))).toBe(false);
});

it('takes the token from anywhere, and nothing else once there is one', () => {
  const access = { token: 'the right token' };
  const from = (bearer: string | undefined) => ({ ...ask('203.0.113.9'), bearer });
  expect(canReadMetrics(access, from('the right token'))).toBe(true);
  expect(canReadMetrics(access, from('the wrong token'))).toBe(false);
  expect(canReadMetrics(access, ask('127.0.0.1'))).toBe(false);
});
