import { errorText, requestTexts } from '../texts/errors.ts';

/** A user as `/admin/users/suggest` names them. */
export type Suggestion = { id: string; name: string; email: string };

/** Long enough to type a word through, short enough not to wait for. */
const PAUSE_MS = 200;

/**
 * Finds users while someone types. Only the answer to what is asked last counts.
 * @param href where to ask; without it no one is found
 */
export function createUserSearch(href: string | undefined) {
  let users = $state.raw<Suggestion[]>([]);
  let isSearching = $state(false);
  let problem = $state('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();

  async function ask(search: string): Promise<void> {
    const { signal } = asking;
    try {
      const response = await fetch(`${href}?${new URLSearchParams({ q: search })}`, {
        headers: { accept: 'application/json' },
        signal,
      });
      // Signed out in the meantime: the page leads to the sign-in, and back.
      if (response.redirected) location.reload();
      const found: Suggestion[] = response.ok ? await response.json() : [];
      if (signal.aborted) return;
      users = found;
      problem = response.ok ? '' : errorText(response.status);
    } catch {
      if (signal.aborted) return;
      problem = requestTexts.unreachable;
    }
    isSearching = false;
  }

  function stop(): void {
    clearTimeout(timer);
    asking.abort();
  }

  return {
    get users() {
      return users;
    },
    get isSearching() {
      return isSearching;
    },
    /** Why the last search found nothing it could say. */
    get problem() {
      return problem;
    },
    stop,
    search: (text: string) => {
      stop();
      asking = new AbortController();
      const search = text.trim();
      isSearching = href !== undefined && search !== '';
      problem = '';
      if (!isSearching) users = [];
      if (isSearching) timer = setTimeout(() => ask(search), PAUSE_MS);
    },
  };
}
