/** How far forwarding headers are to be believed. */
export type TrustProxy = 'none' | 'fly' | number;

/**
 * The client's address, from the socket or from the header that our own proxies write; what a
 * client sends itself is never believed. IPv6 is cut to its /64, which is what one client has.
 */
export function clientAddress(
  headers: Headers,
  peerAddress: string | undefined,
  trust: TrustProxy,
): string {
  const forwarded = trust === 'none' ? undefined : forwardedAddress(headers, trust);
  return normalizeAddress(forwarded ?? peerAddress ?? '');
}

function forwardedAddress(headers: Headers, trust: 'fly' | number): string | undefined {
  if (trust === 'fly') return headers.get('fly-client-ip')?.trim();
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-trust) || undefined;
}

function normalizeAddress(address: string): string {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(':')) return address;
  return networkOf(address);
}

/** The first four groups of an IPv6 address, whatever way it is written. */
function networkOf(address: string): string {
  const url = `http://[${address.split('%')[0]}]`;
  if (!URL.canParse(url)) return '';
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array<string>(Math.max(0, zeros)).fill('0'), ...rest];
  return `${all.slice(0, 4).join(':')}::/64`;
}
