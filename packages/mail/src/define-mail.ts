import { z } from 'zod';
import type { MailLink } from './mail-link.ts';
import { PermanentMailError } from './permanent-mail-error.ts';

/** The words of a mail, before they are laid out as HTML and as text. */
export type MailContent = {
  subject: string;
  paragraphs: string[];
  /** What the button says that leads to the mail's link. */
  button?: string;
  /** The small print below: why this came and what to do when it should not have. */
  footnote: string;
};

/** What decides whether a mail is still wanted when it is about to leave. */
export type RecipientState = {
  isActive: boolean;
  isEmailVerified: boolean;
  hasPassword: boolean;
};

type Parts<Details> = {
  /** What the mail log calls it. */
  label: string;
  /** Where its button leads; it has none when nothing is said. */
  link?: MailLink;
  /** Tells the owner of an account what happened to it: no stranger can have it sent. */
  isNotice?: true;
  /** What replaces details that a user wrote, in a mail to an email that is not proved. */
  impersonal?: Partial<Details>;
  /** Whether it is still wanted; always when nothing is said. */
  isWanted?: (recipient: RecipientState) => boolean;
  /** Details to show it with, in tests and previews. */
  example: Details;
};

/** A kind of mail. */
export type MailDefinition<Details = Record<string, unknown>> = Parts<Details> & {
  details: z.ZodType<Details>;
  /**
   * The words of one mail.
   * @param queued its details, as they were queued
   * @param at when what it tells about happened
   * @throws PermanentMailError when the details are not those of this kind
   */
  write: (queued: unknown, at: Date) => MailContent;
};

type Definition<Details> = Parts<Details> & {
  content: (details: Details, at: Date) => MailContent;
};

/**
 * Defines a kind of mail.
 * @param details what it tells about, given each time it is queued. Never a secret
 */
export function defineMail<Details>(
  details: z.ZodType<Details>,
  { content, ...parts }: Definition<NoInfer<Details>>,
): MailDefinition<Details> {
  return {
    ...parts,
    details,
    write: (queued, at) => {
      const parsed = details.safeParse(queued ?? {});
      if (!parsed.success) throw new PermanentMailError(z.prettifyError(parsed.error));
      return content(parsed.data, at);
    },
  };
}

type NoDetails = Record<string, never>;
const NoDetails: z.ZodType<NoDetails> = z.object({});

/** Defines a kind that tells no more than that it happened. */
export const definePlainMail = (definition: Omit<Definition<NoDetails>, 'example'>) =>
  defineMail(NoDetails, { ...definition, example: {} });
