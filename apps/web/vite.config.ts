import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { adapter } from './adapter.ts';
import { codeSplitting } from './chunks.ts';

export default defineConfig({
  // The dictionaries of the password meter, fetched only where someone types a new password.
  build: { chunkSizeWarningLimit: 1700 },
  environments: { client: { build: { rolldownOptions: { output: { codeSplitting } } } } },
  plugins: [
    tailwindcss(),
    sveltekit({
      adapter: adapter(),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      // checkUnsafe holds every request to the origin, and says in its refusal which URL to use.
      csrf: { trustedOrigins: ['*'] },
      // Toasts come with a click: their styles come with them, and no page waits for them.
      dynamicCompileOptions: ({ filename }) =>
        filename.includes('/svelte-sonner/') ? { css: 'injected' } : undefined,
      // No polling: a page learns of a new version from the responses it gets anyway.
      version: { pollInterval: 0 },
    }),
  ],
});
