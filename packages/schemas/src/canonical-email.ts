/** Letters of any script, digits, marks, hyphens and dots: nothing a URL parser would read otherwise. */
const UNICODE_DOMAIN = /^[\p{L}\p{N}\p{M}.-]{1,253}$/u;

/** The full stop of Chinese and Japanese, which browsers take for a dot; NFKC made its half of it. */
const FULL_STOP = /\u3002/g;

function domainToAscii(typed: string): string {
  const domain = typed.replace(FULL_STOP, '.');
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
