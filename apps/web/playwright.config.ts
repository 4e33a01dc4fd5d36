import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

const executablePath = process.env.CHROMIUM_PATH;

/** Quiet and alone: no calls home, no first-run pages, and a sandbox that containers lack. */
const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Begun first, so that no one waits for the rest of it at the end. */
const LONGEST = '**/screenshots.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: false,
  // Playwright takes half of the cores, which of two is one; and journeys mostly wait for each other.
  workers: Math.max(3, Math.floor(availableParallelism() / 2)),
  projects: [
    { name: 'looks', testMatch: LONGEST },
    { name: 'journeys', testIgnore: LONGEST },
  ],
  // Shared machines stall for seconds now and then. What needed its second try is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  // Limits for what hangs, not for speed: a machine with other work takes many times as long.
  timeout: 90_000,
  expect: { timeout: 20_000, toPass: { timeout: 60_000 } },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) },
    locale: 'en-GB',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
});
