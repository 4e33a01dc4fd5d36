const ITEMS = '[role^="menuitem"]';

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>(ITEMS)];
}

/** The first item; a choice above the items is a step up. */
export function focusFirst(menu: HTMLElement): void {
  menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
}

/**
 * The keys of a menu: up, down, Home, End, the first letter of an item, and Tab to leave.
 * Source: ARIA Authoring Practices Guide, "Menu and Menubar Pattern".
 */
export function moveInMenu(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const menu = event.currentTarget;
  if (event.key === 'Tab') {
    menu.closest<HTMLElement>('[popover]')?.hidePopover();
    return;
  }
  const target = targetOf(event.key, itemsOf(menu));
  if (!target || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  target.focus();
}

function targetOf(key: string, items: HTMLElement[]): HTMLElement | undefined {
  const at = items.findIndex((item) => item.matches(':focus'));
  if (key === 'ArrowDown') return items[(at + 1) % items.length];
  if (key === 'ArrowUp') return items.at(Math.max(at, 0) - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return after.find((item) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}
