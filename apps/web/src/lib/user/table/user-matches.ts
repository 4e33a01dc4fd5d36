import type { Span } from '../../spans.ts';

/** What a search found of each user, by id; empty without a search. */
export type UserMatches = Record<
  string,
  Record<'name' | 'email' | 'username', readonly Span[]> | undefined
>;
