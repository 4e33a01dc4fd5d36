import { SANDBOX_WITH_LINKS } from '../mail/sandbox.ts';

/** A mail is written by others: it gets styles, but no script, no origin, and nothing from elsewhere. */
const CSP = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
];

/**
 * The HTML version of a mail, for a frame in a page.
 * @param hasLinks whether its links can be followed
 */
export function mailFrame(html: string, { hasLinks }: { hasLinks: boolean }): Response {
  const sandbox = hasLinks ? `sandbox ${SANDBOX_WITH_LINKS}` : 'sandbox';
  return new Response(hasLinks ? withTopLinks(html) : html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': [...CSP, sandbox].join('; '),
      'x-frame-options': 'SAMEORIGIN',
    },
  });
}

/** Links open in the whole window instead of inside the frame. */
function withTopLinks(html: string): string {
  const base = '<base target="_top">';
  return html.includes('<head>') ? html.replace('<head>', `<head>${base}`) : base + html;
}
