/**
 * Where the axis of a chart of counts ends: the next 1, 2, 5 or 10 times a power of ten, so that its
 * marks are numbers which people count in.
 */
export function scaleTop(highest: number): number {
  if (highest <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 5].find((one) => one * power >= highest) ?? 10;
  return step * power;
}
