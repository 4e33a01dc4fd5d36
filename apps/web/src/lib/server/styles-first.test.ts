import { expect, test } from 'vitest';
import { stylesFirst } from './styles-first.ts';

const icon = '<link rel="icon" href="/favicon.svg">';
const script = (name: string) => `<link href="${name}.js" rel="modulepreload">`;
const style = (name: string) => `<link href="${name}.css" rel="stylesheet">`;
const page = (...links: string[]) => `<head>\n\t\t${links.join('\n\t\t')}</head><body></body>`;

test('styles come before scripts, and each in its order', () => {
  const given = page(icon, script('a'), script('b'), style('c'), style('d'));
  expect(stylesFirst(given)).toBe(page(icon, style('c'), style('d'), script('a'), script('b')));
});

test('what is right already, has no head or no scripts stays as it is', () => {
  for (const html of [page(icon, style('c'), script('a')), page(icon, style('c')), '<p></p>']) {
    expect(stylesFirst(html)).toBe(html);
  }
});

test('what a page says is left alone', () => {
  const html = `<head>${script('a')}</head><body>${style('c')}</body>`;
  expect(stylesFirst(html)).toBe(html);
});
