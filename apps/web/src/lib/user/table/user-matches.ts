import type { Span } from '../../spans.ts';

/** What a search found of each user, by id; nobody is in it without a search. */
export type UserMatches = Record<
  string,
  Record<'name' | 'email' | 'username', readonly Span[]> | undefined
>;
