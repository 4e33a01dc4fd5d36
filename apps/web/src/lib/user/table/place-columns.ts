import type { Column } from './columns.ts';

/** How wide a column is with what it usually holds, in rem. Only decides which have room. */
const WIDTHS: Record<Column, number> = {
  email: 14,
  username: 10,
  role: 7,
  status: 7,
  verified: 8,
  lastLoginAt: 8,
  createdAt: 7,
  updatedAt: 8,
};
/** The name, with the checkbox before and the menu behind it. */
const NAME_WIDTH = 17;

/** From how many rem of room a column is shown, and up to where the name's cell stands in for it. */
const STEPS = [
  { from: 24, shown: '@[24rem]:table-cell', instead: '@[24rem]:hidden' },
  { from: 28, shown: '@[28rem]:table-cell', instead: '@[28rem]:hidden' },
  { from: 32, shown: '@[32rem]:table-cell', instead: '@[32rem]:hidden' },
  { from: 36, shown: '@[36rem]:table-cell', instead: '@[36rem]:hidden' },
  { from: 40, shown: '@[40rem]:table-cell', instead: '@[40rem]:hidden' },
  { from: 45, shown: '@[45rem]:table-cell', instead: '@[45rem]:hidden' },
  { from: 50, shown: '@[50rem]:table-cell', instead: '@[50rem]:hidden' },
  { from: 55, shown: '@[55rem]:table-cell', instead: '@[55rem]:hidden' },
  { from: 60, shown: '@[60rem]:table-cell', instead: '@[60rem]:hidden' },
  { from: 66, shown: '@[66rem]:table-cell', instead: '@[66rem]:hidden' },
  { from: 72, shown: '@[72rem]:table-cell', instead: '@[72rem]:hidden' },
  { from: 78, shown: '@[78rem]:table-cell', instead: '@[78rem]:hidden' },
  { from: 86, shown: '@[86rem]:table-cell', instead: '@[86rem]:hidden' },
] as const;

/** A column with the classes of its cells, shown where there is room, and of what stands in elsewhere. */
export type PlacedColumn = { column: Column; shown: string; instead: string };

/** The classes of what stands in for a column beside the name, by column. */
export type Instead = Partial<Record<Column, string>>;

/** The chosen columns from the left: each is there as soon as it fits beside those before it. */
export function placeColumns(chosen: readonly Column[]): PlacedColumn[] {
  let width = NAME_WIDTH;
  return chosen.map((column) => {
    width += WIDTHS[column];
    const step = STEPS.find(({ from }) => from >= width) ?? STEPS[STEPS.length - 1];
    return { column, shown: `hidden ${step?.shown ?? ''}`, instead: step?.instead ?? '' };
  });
}
