import type { User } from '@rolecall/schemas/user';
import type { Draft } from '#lib/page-outcome.ts';

declare global {
  // biome-ignore lint/style/noNamespace: SvelteKit reads these types from a namespace.
  namespace App {
    // biome-ignore lint/style/useConsistentTypeDefinitions: merged with SvelteKit's own interface.
    interface Error {
      requestId?: string;
      /** The page where it can be done instead. */
      goTo?: string;
    }
    // biome-ignore lint/style/useConsistentTypeDefinitions: merged with SvelteKit's own interface.
    interface Locals {
      requestId: string;
      session: string | undefined;
      user: User | undefined;
      /** What the request's form holds, once it was read. */
      form?: FormData | undefined;
      /** What was typed into a form of this page before the session ended. */
      draft?: Draft | undefined;
      /** When it is worth trying again, in seconds, as the API said. */
      retryAfter?: string;
      /** Set by a form action whose response is a file in place of the page, which actions cannot. */
      file?: Response;
    }
    // biome-ignore lint/style/useConsistentTypeDefinitions: merged with SvelteKit's own interface.
    interface PageData {
      draft?: Draft | undefined;
    }
    // biome-ignore lint/style/useConsistentTypeDefinitions: merged with SvelteKit's own interface.
    interface Platform {
      /** Answers API requests inside this process, when the server hosts both. */
      api: (request: Request) => Promise<Response>;
      /** Writes an unexpected error into the server's log, with the id of the request. */
      logError: (error: unknown) => void;
      /** Tells the server which page it is that answers. */
      nameRoute: (routeId: string | null) => void;
    }
  }
}
