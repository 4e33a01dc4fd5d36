import { LOCAL_MAILBOX } from '$app/env/public';
import type { SentOrKept } from './texts/sent-or-kept.ts';

/** The one of both texts that is true of this installation. */
export const sentOrKept = <T>({ sent, kept }: SentOrKept<T>): T => (LOCAL_MAILBOX ? kept : sent);
