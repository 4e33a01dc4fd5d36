import { describe, expect, it } from 'vitest';
import { clientAddress, type TrustProxy } from './client-ip.ts';

const of = (trust: TrustProxy, headers: Record<string, string>, peer = '203.0.113.9') =>
  clientAddress(new Headers(headers), peer, trust);

describe('the address of a client', () => {
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

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
  ])('takes the /64 of an IPv6 address: %s', (address, expected) => {
    expect(of('none', {}, address)).toBe(expected);
  });
});
