/** How many rows a page of the table can have. */
export const PAGE_SIZES = [10, 25, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

export const DEFAULT_PER_PAGE: PageSize = 10;
