import { preset } from '@rolecall/config/vitest';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    ...preset,
    include: ['packages/**/*.test.ts', 'apps/{bench/src,server,web/src}/**/*.test.ts'],
  },
});
