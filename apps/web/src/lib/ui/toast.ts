type Options = {
  tone?: 'neutral' | 'success' | 'danger';
  /** What can still be done about it: a button such as Undo. */
  action?: { label: string; onselect: () => void };
  /** The next one with this name takes its place. */
  id?: string;
  /** Until it is closed: it is more than is read in passing. */
  stays?: boolean;
};

const SHOWN_MS = 5000;
/** Long enough to read it, think and reach the button. */
const SHOWN_WITH_ACTION_MS = 10_000;

/**
 * Says something in passing, in a corner of the screen. For what a page that works without
 * JavaScript says in another way, or need not say. Its code is fetched with the first one.
 */
export async function toast(
  text: string,
  { tone = 'neutral', action, id, stays = false }: Options = {},
) {
  const loaded = await import('./show-toast.ts').catch(() => undefined);
  if (!loaded) return showPlainly(text);
  const shownMs = action ? SHOWN_WITH_ACTION_MS : SHOWN_MS;
  await loaded.showToast(text, {
    tone,
    ...(id && { id }),
    duration: stays ? Number.POSITIVE_INFINITY : shownMs,
    ...(action && { action: { label: action.label, onClick: action.onselect } }),
  });
}

/** With what is here already, where the code can't be fetched. */
function showPlainly(text: string): void {
  const alert = document.createElement('p');
  alert.role = 'alert';
  alert.className =
    'fixed inset-x-4 bottom-4 z-20 rounded-xl border border-line bg-raised px-4 py-2.5 font-medium text-ink shadow-overlay sm:left-auto sm:max-w-sm';
  alert.textContent = text;
  document.body.append(alert);
  setTimeout(() => alert.remove(), SHOWN_WITH_ACTION_MS);
}
