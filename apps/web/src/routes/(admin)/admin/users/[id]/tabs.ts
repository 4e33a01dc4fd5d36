import { userPageTexts } from '#lib/texts/user/page.ts';

const TAB_LABELS = userPageTexts.tabs;
export type Tab = keyof typeof TAB_LABELS;

const isTab = (text: string): text is Tab => Object.hasOwn(TAB_LABELS, text);

/** The tab a URL names. A deletion that was asked for elsewhere goes on where deleting is. */
export function tabOf({ searchParams }: Pick<URL, 'searchParams'>): Tab {
  const tab = searchParams.get('tab') ?? '';
  if (isTab(tab)) return tab;
  return searchParams.has('/delete') ? 'danger' : 'profile';
}

export function tabHref(userId: string, tab: Tab): string {
  return `/admin/users/${userId}${tab === 'profile' ? '' : `?tab=${tab}`}`;
}

/** Where a form posts to, so that its response is the same tab. */
export function formHref(tab: Tab, formAction: string): string {
  return tab === 'profile' ? `?/${formAction}` : `?tab=${tab}&/${formAction}`;
}

export function tabsOf(userId: string): { href: string; label: string }[] {
  return Object.entries(TAB_LABELS).map(([tab, label]) => ({
    href: tabHref(userId, isTab(tab) ? tab : 'profile'),
    label,
  }));
}
