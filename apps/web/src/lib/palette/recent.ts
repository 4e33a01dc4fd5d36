import { type Option, userOption } from './option.ts';

const SHOWN = 5;
const USER_PAGE = /^\/admin\/users\/(usr_[0-9a-z]+)$/;

type Kept = { href: string; label: string; hint: string };

/** Kept until the tab is closed, no longer: names of users are not for who comes after. */
const keyOf = (userId: string) => `rolecall-recent-${userId}`;

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'href' in value &&
  'label' in value &&
  'hint' in value &&
  [value.href, value.label, value.hint].every((part) => typeof part === 'string');

function readKept(userId: string): Kept[] {
  try {
    const values: unknown = JSON.parse(sessionStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(values) ? values.filter(isKept) : [];
  } catch {
    return [];
  }
}

/**
 * Where someone went with the palette, the latest first.
 * @param pages what they may open now; of anything else only users are remembered
 */
export function recentOptions(userId: string, pages: Option[], findsUsers: boolean): Option[] {
  return readKept(userId).flatMap(({ href, label, hint }) => {
    const id = findsUsers ? USER_PAGE.exec(href)?.[1] : undefined;
    return id ? userOption(id, label, hint) : pages.filter((page) => page.id === href);
  });
}

/**
 * Forgets users who were deleted since. Where it can't be asked, they stay.
 * @param href where to ask for users
 */
export async function dropDeleted(userId: string, href: string): Promise<void> {
  const kept = readKept(userId);
  const ids = kept.flatMap((one) => USER_PAGE.exec(one.href)?.[1] ?? []);
  if (ids.length === 0) return;
  const query = new URLSearchParams(ids.map((id) => ['id', id]));
  const response = await fetch(`${href}?${query}`).catch(() => undefined);
  if (!response?.ok || response.redirected) return;
  const there: { id: string }[] | undefined = await response.json().catch(() => undefined);
  if (!there) return;
  const isThere = (id: string | undefined) => !id || there.some((user) => user.id === id);
  keep(
    userId,
    kept.filter((one) => isThere(USER_PAGE.exec(one.href)?.[1])),
  );
}

function keep(userId: string, kept: Kept[]): void {
  try {
    sessionStorage.setItem(keyOf(userId), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing for us is one without recent ones.
  }
}

/** Puts a page or a user at the head of the recent ones. */
export function rememberOption(userId: string, { id, item, hint = '' }: Option): void {
  if (!('href' in item)) return;
  const others = readKept(userId).filter(({ href }) => href !== id);
  keep(userId, [{ href: id, label: item.label, hint }, ...others].slice(0, SHOWN));
}
