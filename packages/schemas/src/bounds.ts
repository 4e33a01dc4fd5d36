// Without zod, so that a page that needs a number does not load a library.

/** How far a page number reaches from either end of the list, in rows. */
export const PAGE_REACH = 10_000;

/** The most users that one bulk action takes. */
export const BULK_MAX = 10_000;
