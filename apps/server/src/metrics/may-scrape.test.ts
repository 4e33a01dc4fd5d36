import { describe, expect, it } from 'vitest';
import { mayScrape } from './may-scrape.ts';

const ask = (peerAddress: string | undefined, headers: Record<string, string> = {}) => ({
  peerAddress,
  headers: new Headers(headers),
  bearer: undefined,
});

describe('without a token', () => {
  it.each([
    '127.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '10.1.2.3',
    '172.19.0.5',
    '192.168.1.9',
    'fdaa:0:1::3',
    'fe80::1%eth0',
  ])('%s may look', (address) => expect(mayScrape(undefined, ask(address))).toBe(true));

  it.each([
    undefined,
    '',
    'nonsense',
    '203.0.113.9',
    '172.32.0.1',
    '2001:db8::1',
    '::ffff:203.0.113.9',
  ])('%s may not', (address) => expect(mayScrape(undefined, ask(address))).toBe(false));

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'fly-client-ip', 'via'])(
    'nobody may whom a proxy passed on with %s',
    (name) => expect(mayScrape(undefined, ask('10.0.0.1', { [name]: '10.0.0.2' }))).toBe(false),
  );
});

it('takes the token from anywhere, and nothing else once there is one', () => {
  const from = (bearer: string | undefined) => ({ ...ask('203.0.113.9'), bearer });
  expect(mayScrape('the right token', from('the right token'))).toBe(true);
  expect(mayScrape('the right token', from('the wrong token'))).toBe(false);
  expect(mayScrape('the right token', ask('127.0.0.1'))).toBe(false);
});
