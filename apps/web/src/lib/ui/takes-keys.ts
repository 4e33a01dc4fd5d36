const TYPED_INTO = 'input:not([type=checkbox], [type=radio]), textarea, select';
const KEY = 'rolecall-keys';

/** Whether keys pressed alone do something. Source: WCAG 2.2, 2.1.4 (they can be turned off). */
export function hasSingleKeys(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function keepSingleKeys(isOn: boolean): void {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing for us keeps the keys.
  }
}

/** Whether a key pressed alone is meant for the page: no field has it, and nothing is open over it. */
export function isForPage(event: KeyboardEvent): boolean {
  const { target, ctrlKey, metaKey, altKey, isComposing } = event;
  if (ctrlKey || metaKey || altKey || isComposing || event.defaultPrevented) return false;
  const isTyping =
    target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED_INTO));
  return !isTyping && !document.querySelector('dialog:modal, :popover-open');
}
