import { html } from 'hono/html';
import type { RestRoute } from './routes.ts';

/** What the reference lists where its own script can't run. */
const rows = (routes: RestRoute[]) =>
  routes.map(
    ({ method, path, summary }) =>
      html`<tr><td><code>${method}</code></td><td><code>${path}</code></td><td>${summary}</td></tr>`,
  );

/**
 * The page of the API reference.
 * @param theme what the viewer chose in the app; without it the system's
 * @param hasApp whether the web app is there to go back to
 */
export function docsPage(
  routes: RestRoute[],
  { theme, hasApp }: { theme: 'light' | 'dark' | undefined; hasApp: boolean },
) {
  return html`<!doctype html>
<html lang="en" data-theme="${theme ?? 'system'}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API reference · Rolecall</title>
    ${hasApp ? html`<link rel="icon" href="/favicon.svg" type="image/svg+xml" />` : ''}
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="stylesheet" href="/docs/theme.css" />
    <script src="/docs/theme.js"></script>
  </head>
  <body>
    <header class="bar">
      ${hasApp ? html`<a class="brand" href="/">Rolecall</a>` : html`<span class="brand">Rolecall</span>`}
      <nav aria-label="API reference"><a href="/openapi.json">OpenAPI 3.1</a> ${hasApp ? html`<a href="/">Back to the app</a>` : ''}</nav>
    </header>
    <main id="reference">
      <noscript>
        <div class="plain">
          <h1>Rolecall API</h1>
          <p>Trying requests out needs JavaScript. All that the reference says is in <a href="/openapi.json">openapi.json</a> too (OpenAPI 3.1), which any editor for APIs opens. These are the routes:</p>
          <div class="scroll"><table><thead><tr><th>Method</th><th>Path</th><th>What it does</th></tr></thead><tbody>${rows(routes)}</tbody></table></div>
        </div>
      </noscript>
    </main>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>`;
}
