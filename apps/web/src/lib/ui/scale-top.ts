/** What the highest mark of a chart begins with: a chart of which half is empty says less. */
const TOPS = [1, 2, 3, 4, 5, 6, 8, 10];

/**
 * Where the axis of a chart of counts ends: one of these times a power of ten, so that its marks are
 * numbers which people count in.
 */
export function scaleTop(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
  return power * (TOPS.find((top) => top * power >= highest) ?? 10);
}
