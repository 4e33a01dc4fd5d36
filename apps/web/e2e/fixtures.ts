import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type BuiltServer, startBuiltServer } from '@rolecall/testkit/built-server';
import { apiClient } from '@rolecall/testkit/client';
import { newPerson, type Person } from '@rolecall/testkit/person';

type ConsoleWatch = {
  /** Names an error the journey is about, such as the answer to a form with a mistake. */
  expectError: (pattern: RegExp) => void;
  follow: (context: BrowserContext) => void;
};

type Fixtures = {
  consoleWatch: ConsoleWatch;
  /** Another browser, with no memory of anything. */
  visitor: () => Promise<Page>;
  /** Someone with an account, made without a browser. */
  member: Person;
};

type WorkerFixtures = {
  /** What a file's journeys want to be different about the server. */
  settings: Record<string, string>;
  server: BuiltServer;
  admin: Person;
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  settings: [{}, { option: true, scope: 'worker' }],
  server: [
    async ({ settings }, use) => {
      const server = await startBuiltServer(settings);
      await use(server);
      expect(await server.stop(), 'exit code after SIGTERM').toBe(0);
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  admin: [
    async ({ server }, use) => {
      const person = newPerson('Ada', 'Lovelace');
      await apiClient(server.url).auth.setup.mutate({ token: server.setupToken, ...person });
      await use(person);
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
  member: async ({ server }, use) => {
    const person = newPerson();
    await apiClient(server.url).auth.register.mutate(person);
    await use(person);
  },
  consoleWatch: [
    async ({ context }, use) => {
      const errors: string[] = [];
      const expected: RegExp[] = [];
      const follow = (watched: BrowserContext) => {
        watched.on('weberror', (event) => errors.push(String(event.error())));
        watched.on('console', (message) => {
          if (message.type() === 'error') errors.push(message.text());
        });
      };
      follow(context);
      await use({ expectError: (pattern) => expected.push(pattern), follow });
      const unexpected = errors.filter((text) => !expected.some((pattern) => pattern.test(text)));
      expect(unexpected, 'console errors').toEqual([]);
    },
    { auto: true },
  ],
  visitor: async ({ browser, baseURL, consoleWatch }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      consoleWatch.follow(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
