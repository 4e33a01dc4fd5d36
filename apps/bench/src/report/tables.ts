import type { Figures } from '../run/figures.ts';
import type { Result } from './bars.ts';
import { formatNumber, formatTable } from './format.ts';

const WITH_SPACE = ['ms', 'MiB', 's'];

const amount = (value: number, unit: string) =>
  `${formatNumber(value)}${WITH_SPACE.includes(unit) ? ' ' : ''}${unit}`;

/** Each bar with what was measured and whether that passes. */
export function barsTable(results: Result[]): string {
  return formatTable(
    ['Bar', 'Measured', 'Limit', 'Result'],
    results.map(({ name, measured, is, limit, unit, passed }) => [
      name,
      measured === undefined ? 'not measured' : amount(measured, unit),
      `${is === 'at least' ? '≥' : '≤'} ${amount(limit, unit)}`,
      passed ? 'pass' : '**fail**',
    ]),
  );
}

/** The same questions about few users and about many; undefined where none was asked. */
export function questionsTable(figures: Figures): string | undefined {
  const of = (side: string, name: string) =>
    figures.get(`user-lists/${side}/${name}`) ?? Number.NaN;
  const names = figures.below('user-lists/ratio/');
  if (names.length === 0) return undefined;
  return formatTable(
    ['Question', '10,000 users', '1,000,000 users', 'Ratio'],
    names.map((name) => [
      name,
      `${formatNumber(of('few', name))} ms`,
      `${formatNumber(of('many', name))} ms`,
      formatNumber(of('ratio', name)),
    ]),
  );
}

/** How long the heavy work took that `/livez` was asked beside; undefined where there was none. */
export function heavyWorkTable(figures: Figures): string | undefined {
  const names = figures.below('livez/').filter((name) => name.endsWith('/work'));
  if (names.length === 0) return undefined;
  return formatTable(
    ['Heavy work', 'Took', '`/livez` p99 meanwhile'],
    names.map((name) => {
      const work = name.slice(0, -'/work'.length);
      return [
        work,
        `${formatNumber(figures.get(`livez/${work}/work`) ?? Number.NaN)} ms`,
        `${formatNumber(figures.get(`livez/${work}/p99`) ?? Number.NaN)} ms`,
      ];
    }),
  );
}

/** What the time of a response tells about an account; undefined where it was not measured. */
export function timingTable(figures: Figures): string | undefined {
  const names = figures.below('timing/').filter((name) => name.endsWith('/known'));
  if (names.length === 0) return undefined;
  return formatTable(
    ['Attempt', 'Known email', 'Unknown email', 'Difference'],
    names.map((name) => {
      const attempt = name.slice(0, -'/known'.length);
      const known = figures.get(`timing/${attempt}/known`) ?? Number.NaN;
      const unknown = figures.get(`timing/${attempt}/unknown`) ?? Number.NaN;
      const difference = (100 * Math.abs(known - unknown)) / Math.max(known, unknown);
      return [
        attempt,
        `${formatNumber(known)} ms`,
        `${formatNumber(unknown)} ms`,
        `${formatNumber(difference)} %`,
      ];
    }),
  );
}
