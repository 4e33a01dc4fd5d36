import {
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  expect,
  type Page,
  type WebError,
} from '@playwright/test';
import type { BuiltServer } from '@rolecall/testkit/built-server';
import { apiClient } from '@rolecall/testkit/client';
import { newPerson, type Person } from '@rolecall/testkit/person';
import { openLive } from './open-live.ts';
import { createServers, type Servers, type Settings } from './servers.ts';

type Fixtures = {
  settings: Settings;
  server: BuiltServer;
  admin: Person;
  /** Fails the test on errors in the console, in the contexts that it follows. */
  consoleWatch: { follow: (context: BrowserContext) => void };
  /** Another browser, with no memory of anything. */
  visitor: () => Promise<Page>;
  /** Someone with an account, made without a browser. */
  member: Person;
};

type WorkerFixtures = {
  /** For what comes before a file's tests: they have `server` and `admin`. */
  servers: Servers;
};

const EXPECTED = 'expected console error';

export const test = base.extend<Fixtures, WorkerFixtures>({
  settings: [{}, { option: true }],
  servers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs.
    async ({}, use) => {
      const servers = createServers();
      await use(servers);
      await servers.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  server: async ({ servers, settings }, use) => use((await servers.with(settings)).server),
  admin: async ({ servers, settings }, use) => use(await (await servers.with(settings)).admin()),
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
  member: async ({ server }, use) => {
    const person = newPerson();
    await apiClient(server.url).auth.register.mutate(person);
    await use(person);
  },
  consoleWatch: [
    async ({ context }, use, { annotations }) => {
      const errors: string[] = [];
      const noteError = (event: WebError) => void errors.push(String(event.error()));
      const noteMessage = (message: ConsoleMessage) => {
        if (message.type() === 'error') errors.push(message.text());
      };
      const followed: BrowserContext[] = [];
      const follow = (watched: BrowserContext) => {
        watched.on('weberror', noteError).on('console', noteMessage);
        followed.push(watched);
      };
      follow(context);
      await use({ follow });
      for (const watched of followed)
        watched.off('weberror', noteError).off('console', noteMessage);
      const expected = annotations
        .filter(({ type }) => type === EXPECTED)
        .map(({ description = '' }) => new RegExp(description));
      const unexpected = errors.filter((text) => !expected.some((pattern) => pattern.test(text)));
      expect(unexpected, 'console errors').toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page }, use) => {
    await use(await openLive(page));
  },
  visitor: async ({ browser, baseURL, consoleWatch }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      consoleWatch.follow(context);
      return openLive(await context.newPage());
    });
    for (const context of contexts) await context.close();
  },
});

/** Journeys that are made twice: with JavaScript, and without. */
export function withAndWithoutJavaScript(journeys: (javaScriptEnabled: boolean) => void): void {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled });
      test.slow(() => true, 'whole journeys');
      journeys(javaScriptEnabled);
    });
  }
}

/** Names a console error the journey is about, such as the response to a form with a mistake. */
export function expectConsoleError(pattern: RegExp): void {
  test.info().annotations.push({ type: EXPECTED, description: pattern.source });
}

export { expect };
