/** Letters of any script, digits, marks, hyphens and dots: nothing a URL parser would read otherwise. */
const UNICODE_DOMAIN = /^[\p{L}\p{N}\p{M}.-]{1,253}$/u;

function domainToAscii(domain: string): string {
  if (!UNICODE_DOMAIN.test(domain)) return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    // What cannot be a host name cannot be in an email either.
    return '';
  }
}

/**
 * The one spelling of an email: trimmed, NFKC, lower case, domain in ASCII (IDNA).
 * Source: OWASP ASVS 5.0 V6.1, RFC 5321 §4.1.2, UTS #46.
 */
export function canonicalEmail(value: string): string {
  const text = value.trim().normalize('NFKC').toLowerCase();
  const at = text.lastIndexOf('@');
  if (at < 1) return text;
  return `${text.slice(0, at)}@${domainToAscii(text.slice(at + 1))}`;
}
