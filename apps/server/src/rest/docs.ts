import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { compressedOnce } from '../http/compressed-once.ts';
import type { HttpEnv } from '../http/types.ts';
import { docsPage } from './docs-page.ts';
import { THEME_CSS, THEME_JS } from './docs-theme.ts';
import { restRoutes } from './routes.ts';

/** The reference runs its own script and styles, and talks to this server alone. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Where the web app keeps the theme that a viewer chose: apps/web/src/lib/preferences.ts. */
const THEME_COOKIE = 'rolecall-theme';

const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
  validatorUrl: null,
});`;

const FILES = [
  {
    name: 'swagger-ui.css',
    url: import.meta.resolve('swagger-ui-dist/swagger-ui.css'),
    type: 'text/css',
  },
  {
    name: 'swagger-ui-bundle.js',
    url: import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js'),
    type: 'text/javascript',
  },
  {
    name: 'inter.woff2',
    url: import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
    type: 'font/woff2',
  },
];

const TEXTS = [
  { name: 'start.js', text: START, type: 'text/javascript' },
  { name: 'theme.js', text: THEME_JS, type: 'text/javascript' },
  { name: 'theme.css', text: THEME_CSS, type: 'text/css' },
];

/**
 * The API reference: interactive, and all of it from this server, so that it works offline.
 * @param hasApp whether the web app is there to go back to
 */
export function docsApp(hasApp: boolean): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const routes = restRoutes();
  app.get('/', (c) => {
    const chosen = getCookie(c, THEME_COOKIE);
    const theme = chosen === 'light' || chosen === 'dark' ? chosen : undefined;
    return c.html(docsPage(routes, { theme, hasApp }), 200, { 'content-security-policy': POLICY });
  });
  for (const { name, text, type } of TEXTS) {
    app.get(`/${name}`, (c) => c.body(text, 200, { 'content-type': type }));
  }
  for (const { name, url, type } of FILES) {
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=86400' };
    const file = () => Bun.file(fileURLToPath(url));
    const respond = type.startsWith('text/')
      ? compressedOnce(() => file().bytes(), headers)
      : async () => new Response(file(), { headers });
    app.get(`/${name}`, (c) => respond(c.req.raw));
  }
  return app;
}
