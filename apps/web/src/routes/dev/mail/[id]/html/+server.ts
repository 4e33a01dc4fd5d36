import { mailById } from '#lib/server/mailbox.ts';
import type { RequestHandler } from './$types';

/** A mail is written by others: it gets styles and links, but no script and no origin. */
const MAIL_CSP = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
].join('; ');

/** Links open in the whole window instead of inside the frame. */
function withTopLinks(html: string): string {
  const base = '<base target="_top">';
  return html.includes('<head>') ? html.replace('<head>', `<head>${base}`) : base + html;
}

export const GET: RequestHandler = async (event) => {
  const { html } = await mailById(event, event.params.id);
  return new Response(withTopLinks(html), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': MAIL_CSP,
      'x-frame-options': 'SAMEORIGIN',
    },
  });
};
