import { onMount } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

/** The rows that were ticked before the scripts had arrived. */
function tickedEarly(): string[] {
  if (typeof document === 'undefined') return [];
  const boxes = document.querySelectorAll<HTMLInputElement>('[data-row] input:checked');
  return [...boxes].map(({ value }) => value);
}

/** The ticked rows: some by id, or everyone who matches. For a component, as it starts. */
export function createSelection() {
  const ids = new SvelteSet<string>();
  let isEverything = $state(false);
  let anchor: string | undefined;

  const early = tickedEarly();
  onMount(() => {
    for (const id of early) ids.add(id);
  });

  const replaceBy = (wanted: Iterable<string>) => {
    isEverything = false;
    ids.clear();
    for (const id of wanted) ids.add(id);
  };

  return {
    get ids() {
      return [...ids];
    },
    get isEverything() {
      return isEverything;
    },
    has: (id: string) => isEverything || ids.has(id),
    clear: () => replaceBy([]),
    selectEverything: () => {
      isEverything = true;
    },
    /** Ticks or unticks the rows of a page. */
    setAll: (rows: readonly string[], isTicked: boolean) => {
      if (isEverything) return replaceBy([]);
      for (const id of rows) isTicked ? ids.add(id) : ids.delete(id);
    },
    /** Ticks or unticks a row, or with `isRange` all from the one before to this. */
    set: (rows: readonly string[], id: string, isTicked: boolean, isRange: boolean) => {
      if (isEverything) replaceBy(rows);
      const from = isRange && anchor !== undefined ? rows.indexOf(anchor) : -1;
      const at = rows.indexOf(id);
      const range = from < 0 ? [id] : rows.slice(Math.min(from, at), Math.max(from, at) + 1);
      for (const one of range) isTicked ? ids.add(one) : ids.delete(one);
      anchor = id;
    },
  };
}

export type Selection = ReturnType<typeof createSelection>;
