import { MAIL_KINDS, type MailKind } from '@rolecall/schemas/mail';
import { describe, expect, test } from 'vitest';
import type { Mail, Recipient } from './mail.ts';
import { renderMail } from './render.ts';

const LINK = 'https://id.example.com/open?token=abc-_123&next=/';
const AT = new Date('2026-11-21T09:30:00.000Z');

/** One mail of every kind; a kind that is missing here does not compile. */
function everyMail(to: Recipient): Record<MailKind, Mail> {
  return {
    'verify-email': { kind: 'verify-email', to, link: LINK, validSeconds: 86_400 },
    invitation: { kind: 'invitation', to, link: LINK, validSeconds: 259_200 },
    'reset-password': { kind: 'reset-password', to, link: LINK, validSeconds: 1_800 },
    'confirm-email-change': { kind: 'confirm-email-change', to, link: LINK, validSeconds: 3_600 },
    'password-changed': { kind: 'password-changed', to, at: AT, link: LINK },
    'email-change-requested': { kind: 'email-change-requested', to, at: AT, link: LINK },
    'email-changed': { kind: 'email-changed', to, at: AT },
    'new-sign-in': {
      kind: 'new-sign-in',
      to,
      at: AT,
      device: 'Firefox on macOS',
      address: '203.0.113.9',
      link: LINK,
    },
    'already-registered': { kind: 'already-registered', to, link: LINK },
    'role-changed': { kind: 'role-changed', to, role: 'admin', link: LINK },
    'account-deactivated': { kind: 'account-deactivated', to },
    'refresh-reuse': { kind: 'refresh-reuse', to, at: AT, link: LINK },
    'wrong-passwords': {
      kind: 'wrong-passwords',
      to,
      at: AT,
      device: 'Firefox on macOS',
      address: '203.0.113.9',
      link: LINK,
    },
  };
}

const ada = { email: 'ada@example.com', name: 'Ada Lovelace' };
const textOfHtml = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe.each(MAIL_KINDS)('%s', (kind) => {
  const mail = everyMail(ada)[kind];
  const { subject, html, text } = renderMail(mail);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => textOfHtml(href ?? ''));

  test('leads to the same place in HTML and in text', () => {
    if ('link' in mail) {
      expect(new Set(links)).toEqual(new Set([mail.link]));
      expect(text.split('\n')).toContain(mail.link);
    } else {
      expect(links).toEqual([]);
      expect(text).not.toMatch(/https?:/);
    }
  });

  test('has one button at most, and its link in plain sight', () => {
    const buttons = [...html.matchAll(/class="button"/g)];
    expect(buttons).toHaveLength('link' in mail ? 1 : 0);
    if ('link' in mail) expect(textOfHtml(html)).toContain(`>${mail.link}</a>`);
  });

  test('says the same in both parts', () => {
    const words = textOfHtml(html);
    for (const line of text.split('\n').filter((line) => line !== '' && line !== '--')) {
      expect(words).toContain(line.replace(/:$/, ''));
    }
  });

  test('greets by name, and without one', () => {
    expect(text).toContain('Hello Ada Lovelace,');
    expect(html).toContain('Hello Ada Lovelace,');
    const nameless = renderMail(everyMail({ ...ada, name: '' })[kind]);
    expect(nameless.text).toContain('Hello,');
    expect(nameless.html).toContain('Hello,');
  });

  test('has a subject of one short line', () => {
    expect(subject).toMatch(/^[^\r\n]{5,78}$/);
    expect(html).toContain(`<title>${subject}</title>`);
  });

  test('follows a dark colour scheme', () => {
    expect(html).toContain('@media (prefers-color-scheme: dark)');
    expect(html).toContain('<meta name="color-scheme" content="light dark"');
    expect(html).toMatch(/^<!doctype html><html lang="en">/);
  });

  test('loads nothing from anywhere and runs nothing', () => {
    expect(html).not.toMatch(/<(?:script|img|link|iframe|object|form)\b/i);
    expect(html).not.toMatch(/@import|url\(/i);
  });

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style></title><script>',
    '&lt;script&gt;',
  ])('keeps markup in a name from being markup: %s', (name) => {
    const rendered = renderMail(everyMail({ ...ada, name })[kind]);
    const plain = renderMail(everyMail({ ...ada, name: 'X' })[kind]);
    const tags = (page: string) => page.match(/<[^>]*>/g);
    expect(tags(rendered.html)).toEqual(tags(plain.html));
    expect(rendered.html).not.toContain(name);
    expect(textOfHtml(rendered.html)).toContain(`Hello ${name},`);
    expect(rendered.text).toContain(`Hello ${name},`);
    expect(rendered.subject).toBe(plain.subject);
  });
});

test('a link cannot break out of its attribute', () => {
  const link = 'https://id.example.com/"><script>alert(1)</script>';
  const { html } = renderMail({ kind: 'verify-email', to: ada, link, validSeconds: 60 });
  expect(html).not.toContain('<script');
  expect(html).not.toContain('/">');
});

test('the same mail is rendered to the byte the same', () => {
  for (const mail of Object.values(everyMail(ada)))
    expect(renderMail(mail)).toEqual(renderMail(mail));
});

test('a change of role says which it is now', () => {
  const role = (to: 'admin' | 'user') =>
    renderMail({ kind: 'role-changed', to: ada, role: to, link: LINK }).text;
  expect(role('admin')).toContain('You are an administrator now');
  expect(role('user')).toContain('You are not an administrator any more');
});

test('a time is told in UTC and says so', () => {
  const { text } = renderMail({ kind: 'refresh-reuse', to: ada, at: AT, link: LINK });
  expect(text).toMatch(/21 November 2026 at 09:30 UTC/);
});

test.each([
  ['verify-email', 'once and for 24 hours'],
  ['invitation', 'once and for 72 hours'],
  ['reset-password', 'once and for 30 minutes'],
  ['confirm-email-change', 'once and for 60 minutes'],
] as const)('%s says how long its link works', (kind, words) => {
  expect(renderMail(everyMail(ada)[kind]).text).toContain(words);
});
