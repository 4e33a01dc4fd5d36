/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { MailLayout } from './mail-layout.ts';

// Mail clients know few styles: the layout is a table, and the colours follow the reader's scheme
// where the client lets them.
const STYLES = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  body { margin: 0; padding: 32px 16px; background: #f4f4f6; color: #18181b;
    font: 16px/1.55 -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
  .card { max-width: 520px; table-layout: fixed; margin: 0 auto; background: #ffffff; border-radius: 12px; }
  .cell { padding: 36px; overflow-wrap: anywhere; word-break: break-word; }
  @media (max-width: 480px) { body { padding: 16px 8px; } .cell { padding: 24px 20px; } }
  h1 { font-size: 21px; line-height: 1.3; margin: 0 0 16px; }
  p { margin: 0 0 16px; }
  .button { display: inline-block; padding: 12px 20px; border-radius: 8px; background: #4338ca;
    color: #ffffff; font-weight: 600; text-decoration: none; }
  .small { font-size: 13px; color: #5b5b66; margin: 0; }
  .small a { color: #4338ca; }
  .brand { font-size: 13px; font-weight: 600; letter-spacing: .02em; color: #5b5b66; margin: 0 0 24px; }
  @media (prefers-color-scheme: dark) {
    body { background: #101014 !important; color: #ececf1 !important; }
    .card { background: #1b1b21 !important; }
    .small, .brand { color: #a9a9b6 !important; }
    .small a { color: #a5b4fc !important; }
  }
`;

/** Lays a mail out as HTML: one button, and its link in plain sight below. */
export function contentHtml({ subject, paragraphs, button, footnote }: MailLayout): string {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
        <style>{raw(STYLES)}</style>
      </head>
      <body>
        <table class="card" role="presentation" width="100%" cellpadding="0" cellspacing="0">
          <tr>
            <td class="cell">
              <p class="brand">Rolecall</p>
              <h1>{subject}</h1>
              {paragraphs.map((paragraph) => (
                <p>{paragraph}</p>
              ))}
              {button && (
                <>
                  <p>
                    <a class="button" href={button.link} target="_top">
                      {button.label}
                    </a>
                  </p>
                  <p class="small" style="margin-bottom:16px">
                    Or open this link:{' '}
                    <a href={button.link} target="_top">
                      {button.link}
                    </a>
                  </p>
                </>
              )}
              <p class="small">{footnote}</p>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
  return `<!doctype html>${page.toString()}`;
}
