/** Before each group of three digits. */
const GROUPS = /\B(?=(?:\d{3})+$)/g;

/** A number as people read it: `1,200`. By hand where it is whole: a page waits for `Intl` to be ready. */
export function formatNumber(value: number): string {
  return Number.isSafeInteger(value)
    ? String(value).replace(GROUPS, ',')
    : value.toLocaleString('en-GB');
}

/** A number with the noun it counts: `1 post`, `2 posts`. */
export function counted(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}
