import { statusLabels, verifiedLabels } from '../../texts/users/labels.ts';
import { viewTexts } from '../../texts/users/views.ts';

/** What of a URL makes a view. The page is a place in it, the number of rows a habit. */
const STATE = ['q', 'role', 'status', 'verified', 'from', 'to', 'sort', 'dir'] as const;

/** The state of the table as a query, in one order, so that two can be compared. */
export function viewOf(search: string): string {
  const params = new URLSearchParams(search);
  const kept = STATE.flatMap((name): [string, string][] => {
    const value = params.get(name);
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(kept).toString();
}

/** A table's state with a name. */
export type View = { name: string; view: string };

export const BUILT_IN_VIEWS: readonly View[] = [
  { name: viewTexts.all, view: '' },
  { name: viewTexts.admins, view: 'role=admin' },
  { name: statusLabels.invited, view: 'status=invited' },
  { name: statusLabels.inactive, view: 'status=inactive' },
  { name: verifiedLabels.no, view: 'verified=no' },
];

const NAME_MAX = 40;
const VIEWS_MAX = 30;

/** A name as it is kept. */
export function tidyViewName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').slice(0, NAME_MAX);
}

const isView = (value: unknown): value is View =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  'view' in value &&
  typeof value.name === 'string' &&
  typeof value.view === 'string';

/** Reads what a browser kept. Anybody can have written there: what is no view is left out. */
export function parseViews(text: string | null): View[] {
  try {
    const values: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(values)) return [];
    const views = values.filter(isView).map(({ name, view }) => ({
      name: tidyViewName(name),
      view: viewOf(view),
    }));
    const isFirst = ({ name }: View, index: number) =>
      views.findIndex((other) => other.name === name) === index;
    return views
      .filter(({ name }) => name !== '')
      .filter(isFirst)
      .slice(0, VIEWS_MAX);
  } catch {
    return [];
  }
}
