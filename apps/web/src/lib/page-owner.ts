import { page } from '$app/state';
import { OWNER_HEADER, ownerText } from './owner.ts';

/** Whose page is open, as its forms name them; nothing on pages that anyone may open. */
export function pageOwner(): string | undefined {
  const account: Parameters<typeof ownerText>[0] | undefined = page.data.shell?.account;
  return account && ownerText(account);
}

/** The headers of what a page sends as JSON. */
export function jsonHeaders(): Record<string, string> {
  return {
    'content-type': 'application/json',
    [OWNER_HEADER]: encodeURIComponent(pageOwner() ?? ''),
  };
}
