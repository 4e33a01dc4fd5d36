/** What is said of an email that leaves, and of one that is kept here as no provider is set. */
export type SentOrKept<T> = { sent: T; kept: T };
