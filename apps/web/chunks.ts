type Group = { name: string; test: RegExp };

/** A file of ours below `src/lib`, with what it needs. */
const ours = (paths: string) => new RegExp(`/src/lib/(?:${paths})\\.(?:svelte|ts)$`);

/**
 * Which modules travel together, each with all it imports that is in no group above. Left alone, the
 * bundler makes a chunk for each set of pages that share something: fifty of them for a page, which
 * compress badly each by itself. A page loads whole chunks: what only a few pages use belongs in none.
 */
const GROUPS: Group[] = [
  // Read before the rest of the runtime is run, and so never together with it.
  { name: 'payload', test: /\/runtime\/client\/payload\.js$/ },
  // Modules that read these variables run once they are set: no entry may load them.
  { name: 'env', test: /\/env\/public\// },
  { name: 'svelte', test: /\/node_modules\/(?:svelte|esm-env|clsx)\/|vite\/preload-helper/ },
  { name: 'kit', test: /\/(?:@sveltejs\/kit\/src|devalue)\/(?!runtime\/client\/entry\.js$)/ },
  {
    name: 'base',
    test: new RegExp(
      [
        ours(
          'ui/(?:button-link|card|centered|checkbox-field|email-text|error-panel|form|form-status|notice-alert|page-header|password-field|progress-bar|say-failure|text-field|toast)|user/email-field|error-texts|format|table-state|viewer\\.svelte',
        ).source,
        '/@lucide/svelte/dist/Icon\\.svelte$',
        '/schemas/src/(?:counted|display-email|user-fields)\\.ts$',
      ].join('|'),
    ),
  },
  {
    name: 'shell',
    test: ours(
      'shell/signed-in|ui/(?:badge|chip|copy-button|date-field|disclosure|empty-state|select-field|time)|user/(?:avatar|role-badge|status-badge)',
    ),
  },
  {
    name: 'users',
    test: ours(
      'user/command/(?:user-command\\.svelte|user-menu-items)|texts/users/(?:bulk|filter|views)|ui/(?:on-first-use|search-incomplete)',
    ),
  },
];

/** How the bundler cuts the scripts of the pages. */
export const codeSplitting = {
  groups: GROUPS.map((group, index) => ({ ...group, priority: GROUPS.length - index })),
};
