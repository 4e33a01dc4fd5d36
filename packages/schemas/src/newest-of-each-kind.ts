import type { SentMail } from './admin-mail.ts';

/** An older email of the same kind no longer matters. @param items the newest first */
export const newestOfEachKind = (items: readonly SentMail[]): SentMail[] =>
  items.filter((mail, index) => items.findIndex(({ kind }) => kind === mail.kind) === index);
