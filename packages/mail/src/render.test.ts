import { MAIL_KINDS } from '@rolecall/schemas/mail';
import { describe, expect, test } from 'vitest';
import { MAILS } from './kinds.ts';
import type { Mail } from './mail.ts';
import { PermanentMailError } from './permanent-mail-error.ts';
import { renderMail } from './render.ts';
import { exampleMail } from './testing-mail.ts';

const ada = exampleMail('verify-email').to;
const textOfHtml = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe.each(MAIL_KINDS)('%s', (kind) => {
  const mail = exampleMail(kind);
  const named = (name: string) => renderMail({ ...mail, to: { ...ada, name } });
  const { subject, html, text } = renderMail(mail);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => textOfHtml(href ?? ''));

  test('leads to the same place in HTML and in text', () => {
    if (mail.link !== undefined) {
      expect(new Set(links)).toEqual(new Set([mail.link]));
      expect(text.split('\n')).toContain(mail.link);
    } else {
      expect(links).toEqual([]);
      expect(text).not.toMatch(/https?:/);
    }
  });

  test('has one button at most, and its link in plain sight', () => {
    const buttons = [...html.matchAll(/class="button"/g)];
    expect(buttons).toHaveLength(MAILS[kind].link ? 1 : 0);
    if (mail.link !== undefined) expect(textOfHtml(html)).toContain(`>${mail.link}</a>`);
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
    const nameless = named('');
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
    const rendered = named(name);
    const plain = named('X');
    const tags = (page: string) => page.match(/<[^>]*>/g);
    expect(tags(rendered.html)).toEqual(tags(plain.html));
    expect(rendered.html).not.toContain(name);
    expect(textOfHtml(rendered.html)).toContain(`Hello ${name},`);
    expect(rendered.text).toContain(`Hello ${name},`);
    expect(rendered.subject).toBe(plain.subject);
  });

  test('says how long its link works when it works once', () => {
    const validity = 'This link expires in 24 hours and works once.';
    expect(text.includes(validity)).toBe(MAILS[kind].link?.purpose !== undefined);
  });

  test('is written in the words of the product', () => {
    expect(text).not.toMatch(/e-mail|\bmails?\b|address|most likely/i);
  });
});

test('a link cannot break out of its attribute', () => {
  const link = 'https://id.example.com/"><script>alert(1)</script>';
  const { html } = renderMail(exampleMail('verify-email', { link }));
  expect(html).not.toContain('<script');
  expect(html).not.toContain('/">');
});

test.each(MAIL_KINDS)('the same %s is rendered to the byte the same', (kind) => {
  expect(renderMail(exampleMail(kind))).toEqual(renderMail(exampleMail(kind)));
});

const textOf = (kind: Mail['kind'], details: Mail['details']) =>
  renderMail(exampleMail(kind, { details })).text;

test('a change of role says which it is now', () => {
  expect(textOf('role-changed', { role: 'admin' })).toContain("You're now an admin");
  expect(textOf('role-changed', { role: 'user' })).toContain("You're no longer an admin");
});

test('an invitation says who sent it, where that is known', () => {
  expect(renderMail(exampleMail('invitation')).subject).toBe('Ada Admin invited you to Rolecall');
  for (const details of [null, {}, { inviter: '' }]) {
    expect(textOf('invitation', details)).toContain("You've been invited to Rolecall.");
  }
});

describe.each(['new-sign-in', 'wrong-passwords'] as const)('%s', (kind) => {
  test('names the device and the IP address, where that is known', () => {
    expect(textOf(kind, { device: 'curl', ip: '203.0.113.9' })).toMatch(
      /curl (from|at) 203\.0\.113\.9\W/,
    );
    expect(textOf(kind, { device: 'curl', ip: '' })).toMatch(/curl\W/);
  });

  test('is read as earlier versions queued it, too', () => {
    const earlier = textOf(kind, { device: 'curl', address: '203.0.113.9' });
    expect(earlier).toBe(textOf(kind, { device: 'curl', ip: '203.0.113.9' }));
  });
});

test.each([null, {}, { role: 'owner' }])('details of another kind are refused: %j', (details) => {
  expect(() => textOf('role-changed', details)).toThrow(PermanentMailError);
});

test('a time is told in UTC and says so', () => {
  expect(renderMail(exampleMail('refresh-reuse')).text).toMatch(/21 November 2026 at 09:30 UTC/);
});

test.each([
  [259_200, '72 hours'],
  [86_400, '24 hours'],
  [3_600, '60 minutes'],
  [1_800, '30 minutes'],
  [60, '1 minute'],
])('a link that works for %i seconds expires in %s', (validSeconds, words) => {
  const { text } = renderMail(exampleMail('reset-password', { validSeconds }));
  expect(text).toContain(`This link expires in ${words} and works once.`);
});
