import { expect } from '@playwright/test';
import type { AppRouter } from '@rolecall/api/router';
import { createTRPCClient, httpBatchLink } from '@trpc/client';

/** The typed client, for what a test needs to be there before its journey begins. */
export function apiClient(url: string, token?: string) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  return createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${url}/trpc`, headers })] });
}

/** The address in the newest mail to somebody that leads to `path`. */
async function linkFromMail(url: string, to: string, path: string): Promise<string> {
  const { items } = await apiClient(url).dev.mailbox.query();
  for (const mail of items.filter((item) => item.to === to)) {
    const link = /https?:\/\/\S+/g.exec(mail.text)?.[0];
    if (link?.includes(path)) return link;
  }
  throw new Error(`No mail to ${to} leads to ${path}.`);
}

/**
 * The link in a mail that is on its way.
 * @param before an older link of this kind, which is not the one
 */
export async function mailedLink(
  url: string,
  to: string,
  path: string,
  before?: string,
): Promise<string> {
  let link = '';
  await expect(async () => {
    link = await linkFromMail(url, to, path);
    expect(link).not.toBe(before);
  }).toPass();
  return link;
}

/** Waits for a mail by its subject. */
export async function expectMail(url: string, to: string, subject: string): Promise<void> {
  await expect(async () => {
    const { items } = await apiClient(url).dev.mailbox.query();
    expect(items.filter((mail) => mail.to === to).map((mail) => mail.subject)).toContain(subject);
  }).toPass();
}
