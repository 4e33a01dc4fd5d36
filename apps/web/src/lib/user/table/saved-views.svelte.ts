import { parseViews, tidyViewName, type View, viewOf } from './views.ts';

/**
 * The views that an administrator named, kept in this browser. They are URLs: sharing one is
 * sending its link.
 * @param userId whose they are, where several administrators use one browser
 */
export function createSavedViews(userId: string) {
  const key = `rolecall-views-${userId}`;
  let views = $state.raw<View[]>([]);

  function load() {
    try {
      views = parseViews(localStorage.getItem(key));
    } catch {
      // A browser that keeps nothing for us is one without saved views.
      views = [];
    }
  }

  function keep(wanted: View[]) {
    views = parseViews(JSON.stringify(wanted));
    try {
      localStorage.setItem(key, JSON.stringify(views));
    } catch {
      // They hold until the page is left.
    }
  }

  return {
    get all() {
      return views;
    },
    load,
    /** Follows what another tab does. */
    follow: (event: StorageEvent) => {
      if (event.key === key) load();
    },
    save: (name: string, search: string) => {
      const view = { name: tidyViewName(name), view: viewOf(search) };
      keep([...views.filter((one) => one.name !== view.name), view]);
    },
    rename: (from: string, to: string) => {
      const name = tidyViewName(to);
      const others = views.filter((one) => one.name !== name || one.name === from);
      keep(others.map((one) => (one.name === from ? { ...one, name } : one)));
    },
    remove: (name: string) => keep(views.filter((one) => one.name !== name)),
  };
}
