// Without zod, so that a page that needs a number does not load a library.

/** How far a page number reaches from either end of the list, in rows. */
export const PAGE_REACH = 10_000;

/** The most users that one bulk action takes. */
export const BULK_MAX = 10_000;

/** The most users that one bulk action names one by one: what fits into a request. */
export const NAMED_MAX = 2_000;

/** The most of them where the answer is one JSON object. */
export const JSON_IDS_MAX = 100;
