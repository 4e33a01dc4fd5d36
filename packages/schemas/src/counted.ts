const NUMBER = new Intl.NumberFormat('en-GB');

/** A number as people read it: `1,200`. */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** A number with the noun it counts: `1 post`, `2 posts`. */
export function counted(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}
