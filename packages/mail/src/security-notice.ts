import { defineMail, definePlainMail, type MailDefinition } from './define-mail.ts';
import { SECURITY_NOTICE } from './footnotes.ts';
import { formatTime } from './format-time.ts';
import { EXAMPLE_ORIGIN, IMPERSONAL_ORIGIN, SessionOrigin } from './session-origin.ts';

type SecurityNotice<Details> = {
  label: string;
  /** Where its button leads. */
  path: string;
  subject: string;
  /** @param time when what it tells about happened */
  paragraphs: (time: string, details: Details) => string[];
  button: string;
};

/** Defines a mail about the security of an account that tells no more than that something happened. */
export function defineSecurityNotice(
  notice: SecurityNotice<Record<string, never>>,
): MailDefinition<Record<string, never>> {
  return definePlainMail(partsOf(notice));
}

/** Defines a mail about the security of an account that tells of a session. */
export function defineSessionNotice(
  notice: SecurityNotice<SessionOrigin>,
): MailDefinition<SessionOrigin> {
  const parts = partsOf(notice);
  return defineMail(SessionOrigin, {
    ...parts,
    impersonal: IMPERSONAL_ORIGIN,
    example: EXAMPLE_ORIGIN,
  });
}

function partsOf<Details>({ label, path, subject, paragraphs, button }: SecurityNotice<Details>) {
  return {
    label,
    isNotice: true as const,
    link: { path },
    content: (details: Details, at: Date) => ({
      subject,
      paragraphs: paragraphs(formatTime(at), details),
      button,
      footnote: SECURITY_NOTICE,
    }),
  };
}
