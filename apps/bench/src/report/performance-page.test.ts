import { expect, test } from 'vitest';
import { createFigures } from '../run/figures.ts';
import { BARS, judge } from './bars.ts';
import { noiseLine, performancePage } from './performance-page.ts';

const quiet = { samples: 40, spread: 0.031, isBusy: false };

function page(noise = quiet): string {
  const figures = createFigures();
  figures.add('hello/floor/cpu', 16);
  figures.add('me/rolecall/cpu', 100);
  figures.add('me/tutorial/cpu', 250);
  figures.add('me-flood/rolecall/p50', 0.5);
  figures.add('me-flood/rolecall/p99', 5);
  figures.add('user-lists/few/first page', 2);
  figures.add('user-lists/many/first page', 3);
  figures.add('user-lists/ratio/first page', 1.5);
  return performancePage({
    figures,
    results: judge(BARS, figures),
    noise,
    machine: {
      cpu: 'A Processor',
      cores: 2,
      memoryGib: 8,
      system: 'Linux 6',
      versions: ['bun 1.4.5', 'hono 4.13.19'],
      commit: 'abc1234',
    },
    at: new Date('2026-11-28T04:00:00Z'),
    rounds: 5,
    users: 100_000,
  });
}

test('says when, on what and with what it was measured', () => {
  expect(page()).toContain('2026-11-28, Rolecall at abc1234');
  expect(page()).toContain('A Processor, 2 cores, 8 GiB, Linux 6');
  expect(page()).toContain('bun 1.4.5, hono 4.13.19');
});

test('puts the contenders side by side, with what one core answers', () => {
  const row = page()
    .split('\n')
    .find((line) => line.startsWith('| `user.me`, tRPC'));
  expect(row?.split('|').map((cell) => cell.trim())).toEqual([
    '',
    '`user.me`, tRPC',
    '10,000/s (100 µs)',
    '4,000/s (250 µs)',
    '–',
    '62,500/s (16 µs)',
    '',
  ]);
  expect(page()).toContain('0.5 / 5 ms');
});

test('leaves out work that was not measured', () => {
  expect(page()).not.toContain('| the page `/login`');
  expect(page()).not.toContain('| sign-in, two cores');
});

test('shows each bar with its ratio, its limit and whether it passes', () => {
  const cells = (name: string) =>
    page()
      .split('\n')
      .find((line) => line.startsWith(`| ${name}`))
      ?.split('|')
      .map((cell) => cell.trim())
      .slice(2, 5);
  expect(cells('user.me over tRPC, of Hono hello')).toEqual(['0.16×', '≥ 0.13×', 'pass']);
  expect(cells('user.me over tRPC, of the tutorial')).toEqual(['2.5×', '≥ 4×', '**fail**']);
  expect(cells('sign-in, of raw argon2')).toEqual(['not measured', '≥ 0.9×', '**fail**']);
  expect(page()).toContain(`2 of ${BARS.length} pass.`);
});

test('says when the machine was busy', () => {
  expect(noiseLine(quiet)).toBe(
    'Quiet machine (the same work took times 3 % apart in 40 samples).',
  );
  expect(page({ ...quiet, spread: 0.4, isBusy: true })).toContain(
    'Busy machine: figures not reliable (the same work took times 40 % apart in 40 samples).',
  );
});
