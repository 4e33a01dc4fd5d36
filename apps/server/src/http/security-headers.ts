/**
 * Headers that every response carries unless it has its own: pages bring a policy with a nonce, and
 * static files may be cached. Source: OWASP HTTP Headers Cheat Sheet.
 */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};
const ENTRIES = Object.entries(SECURITY_HEADERS);
const HSTS = 'max-age=63072000; includeSubDomains';

/** Adds what a response lacks. */
export function addSecurityHeaders(headers: Headers): void {
  for (const [name, value] of ENTRIES) {
    if (!headers.has(name)) headers.set(name, value);
  }
}

/** Makes browsers come back by https only. Source: RFC 6797. */
export function addTransportSecurity(headers: Headers): void {
  headers.set('strict-transport-security', HSTS);
}
