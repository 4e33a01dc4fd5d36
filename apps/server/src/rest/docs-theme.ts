/** The colours and letters of the app (apps/web/src/app.css) for the reference, light and dark. */
export const THEME_CSS = `@font-face {
  font-family: "Inter Variable";
  font-weight: 100 900;
  font-display: swap;
  src: url("/docs/inter.woff2") format("woff2");
}
:root {
  color-scheme: light dark;
  --canvas: light-dark(#fafafb, #0e0e11);
  --surface: light-dark(#ffffff, #151519);
  --line: light-dark(#e4e4ea, #2a2a33);
  --ink: light-dark(#17171c, #f0f0f4);
  --muted: light-dark(#5b5b68, #a4a4b1);
  --accent: light-dark(#4a3fd6, #a29bff);
  --letters: "Inter Variable", system-ui, sans-serif;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 0.875rem/1.5 var(--letters); }
a { color: var(--accent); }
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1.5rem; padding: 0.75rem 1.25rem; border-bottom: 1px solid var(--line); background: var(--surface); }
.bar nav { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; }
.brand { color: var(--ink); font-size: 1rem; font-weight: 600; text-decoration: none; }
.plain { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
.plain .scroll { overflow-x: auto; }
.plain table { border-collapse: collapse; text-align: left; }
.plain :is(th, td) { padding: 0.375rem 1rem 0.375rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.swagger-ui, html.dark-mode .swagger-ui, html.dark-mode { background: var(--canvas); color: var(--ink); }
.swagger-ui :is(.info .title, .opblock-tag, .opblock-summary-description, .btn, label, h1, h2, h3, h4, h5, table, p, li, .tab li, select, input, .opblock-title_normal, .scheme-container, .model-title, .response-col_status, .response-col_links) { font-family: var(--letters); }
.swagger-ui :is(.info .title, .opblock-tag, .opblock-tag small, .info p, .info li, .markdown p, .markdown li) { color: var(--ink); }
.swagger-ui .scheme-container, html.dark-mode .swagger-ui .scheme-container { background: var(--surface); border-block: 1px solid var(--line); box-shadow: none; }
.swagger-ui .opblock-tag { border-bottom-color: var(--line); }
.swagger-ui :is(.info a, .markdown a, .renderedMarkdown a) { color: var(--accent); }
.swagger-ui .btn.authorize { border-color: var(--accent); color: var(--accent); }
.swagger-ui .btn.authorize svg { fill: var(--accent); }
.swagger-ui .btn.execute { border-color: var(--accent); background: var(--accent); color: light-dark(#ffffff, #14121f); }
.swagger-ui :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

/** Puts the reference's own dark look on, with the app's choice or the system's. */
export const THEME_JS = `const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const apply = () => {
  const { theme } = root.dataset;
  root.classList.toggle('dark-mode', theme === 'dark' || (theme !== 'light' && system.matches));
};
system.addEventListener('change', apply);
apply();
`;
