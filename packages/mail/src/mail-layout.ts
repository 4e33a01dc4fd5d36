/** The finished words of one mail, for its two layouts. */
export type MailLayout = {
  subject: string;
  /** The greeting is the first. */
  paragraphs: string[];
  button: { label: string; link: string } | undefined;
  footnote: string;
};
