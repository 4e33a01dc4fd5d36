import { z } from 'zod';

/** What a list read by a cursor takes. @param perPage how many a page has by default */
export const pageInput = (perPage: number) => ({
  perPage: z.int().min(1).max(100).default(perPage),
  cursor: z.string().min(1).max(1024).optional(),
});

/** Said of a search, and of an order by name, that cannot have all matches yet. */
export const SearchState = {
  isSearchComplete: z
    .literal(false)
    .optional()
    .describe(
      'Present (and false) only while search is being prepared after an upgrade: some matches are missing.',
    ),
};

/** A page of a list read by a cursor, which is null where nothing comes after it. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
