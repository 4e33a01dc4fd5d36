import { describe, expect, it } from 'vitest';
import { clientIp, type TrustProxy } from './client-ip.ts';

const of = (trust: TrustProxy, headers: Record<string, string>, peer = '203.0.113.9') =>
  clientIp(new Headers(headers), peer, trust);

describe('the IP of a client', () => {
  it('is that of the socket when no proxy is trusted, whatever the client writes', () => {
    const forged = { 'x-forwarded-for': '1.1.1.1', 'fly-client-ip': '2.2.2.2', forwarded: 'for=3' };
    expect(of('none', forged)).toBe('203.0.113.9');
  });

  it('is what the last trusted hop saw, not what came before it', () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 7.7.7.7, 8.8.8.8' };
    expect(of(1, headers)).toBe('8.8.8.8');
    expect(of(2, headers)).toBe('7.7.7.7');
    expect(of(4, headers)).toBe('203.0.113.9');
    expect(of(1, {})).toBe('203.0.113.9');
  });

  it('is what Fly says on Fly', () => {
    expect(of('fly', { 'fly-client-ip': '2.2.2.2', 'x-forwarded-for': '1.1.1.1' })).toBe('2.2.2.2');
  });

  it('is what no app beside ours on Fly’s private network says', () => {
    const peer = 'fdaa:0:33b1:a7b:2c3d:4:5:6';
    expect(of('fly', { 'fly-client-ip': '2.2.2.2' }, peer)).toBe('fdaa:0:33b1:a7b::/64');
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:5678', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:0:0:0:9:5678', '2001:db8:1:2::/64'],
    ['"[2001:db8:1:2::9]:5678"', '2001:db8:1:2::/64'],
    ['::', '0:0:0:0::/64'],
  ])('is the /64 of an IPv6 address: %s', (ip, expected) => {
    expect(of('none', {}, ip)).toBe(expected);
  });

  it.each([
    '192.0.2.1',
    '192.0.2.1:5678',
    '192.0.2.1:',
    '::ffff:192.0.2.1:',
    '[::ffff:192.0.2.1]:',
    '::ffff:192.0.2.1',
    '::FFFF:192.0.2.1',
    '::ffff:c000:201',
    '0:0:0:0:0:ffff:c000:201',
    '[::ffff:c000:201]:5678',
    '64:ff9b::c000:201',
    '64:ff9b::192.0.2.1',
    '[64:ff9b::c000:201]:5678',
    '::192.0.2.1',
    '::c000:201',
    '::ffff:0:192.0.2.1',
    '::ffff:0:c000:201',
    '::ffff:192.0.2.1:5678',
    '::ffff:192.0.2.1%eth0',
    '"192.0.2.1:5678"',
    '"[::ffff:192.0.2.1]:5678"',
    '0000:0000:0000:0000:0000:FFFF:C000:0201',
  ])('is one IPv4 client however it is written: %s', (ip) => {
    expect(of('none', {}, ip)).toBe('192.0.2.1');
    expect(of(1, { 'x-forwarded-for': `6.6.6.6, ${ip}` })).toBe('192.0.2.1');
    expect(of('fly', { 'fly-client-ip': ip })).toBe('192.0.2.1');
  });

  it.each(['', 'unknown', '1', '192.0.2.256', '0300.0.2.1', '2001:db8::1::2', '192.0.2.1:port'])(
    'is empty when there is none: %s',
    (text) => expect(of('none', {}, text)).toBe(''),
  );

  it.each(['', 'unknown', '_hidden', 'for=192.0.2.1', '192.0.2.256', 'localhost', '192.0.2.1, '])(
    'is not known when our own proxy wrote what is no IP: %s',
    (text) => {
      expect(of(1, { 'x-forwarded-for': `6.6.6.6, ${text}` })).toBeUndefined();
      expect(of('fly', { 'fly-client-ip': text })).toBeUndefined();
    },
  );

  it.each([
    '64:ff9b:1::c000:201',
    '64:ff9b:1::192.0.2.1',
    '64:ff9b:1:fffe:a:b:192.0.2.1',
    '64:ff9b:1:c000:2:100::',
    '64:ff9b:1:5c0:0:201::',
    '64:ff9b:1:5:c0:2:100:0',
    '[64:ff9b:1::c000:201]:',
  ])('is the IPv4 behind a NAT64 prefix of the operator: %s', (ip) => {
    expect(of('none', {}, ip)).toBe('192.0.2.1');
  });
});
