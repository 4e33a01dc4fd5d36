/** The most users that are named one by one: what people tick, and what fits into a request. */
export const NAMED_MAX = 2_000;
