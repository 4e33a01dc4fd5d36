import { createContext, onMount } from 'svelte';
import type { MenuItem } from './ui/menu-item.ts';

/** Things to do that belong together, under the name of what they are about. */
export type CommandGroup = { title: string; items: MenuItem[] };

type Offers = {
  readonly groups: CommandGroup[];
  /** @returns what takes the offer back */
  add: (group: () => CommandGroup) => () => void;
};

const [offers, setOffers] = createContext<Offers>();

/** Makes the place where the pages inside say what can be done on them. For the frame around pages. */
export function collectCommands(): Offers {
  let made = $state.raw<(() => CommandGroup)[]>([]);
  const collected: Offers = {
    get groups() {
      return made.map((group) => group()).filter(({ items }) => items.length > 0);
    },
    add: (group) => {
      made = [...made, group];
      return () => {
        made = made.filter((other) => other !== group);
      };
    },
  };
  setOffers(collected);
  return collected;
}

/**
 * Offers in the command palette what can be done on this page, as long as it is there.
 * @param group as a function, so that it is always about what the page shows now
 */
export function registerCommands(group: () => CommandGroup): void {
  const { add } = offers();
  onMount(() => add(group));
}
