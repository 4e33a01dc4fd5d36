type Options = {
  tone?: 'neutral' | 'success' | 'danger';
  /** What can still be done about it: a button such as Undo. */
  action?: { label: string; onselect: () => void };
};

const SHOWN_MS = 5000;
/** Long enough to read it, think and reach the button. */
const SHOWN_WITH_ACTION_MS = 10_000;

/**
 * Says something in passing, in a corner of the screen. For what a page that works without
 * JavaScript says in another way, or need not say. Its code is fetched with the first one.
 */
export async function toast(text: string, { tone = 'neutral', action }: Options = {}) {
  const { showToast } = await import('./show-toast.ts');
  await showToast(text, {
    tone,
    duration: action ? SHOWN_WITH_ACTION_MS : SHOWN_MS,
    ...(action && { action: { label: action.label, onClick: action.onselect } }),
  });
}
