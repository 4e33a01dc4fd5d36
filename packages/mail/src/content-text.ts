import type { MailPage } from './mail-page.ts';

/** Lays a mail out as plain text. */
export function contentText({ paragraphs, button, footnote }: MailPage): string {
  const action = button ? [`${button.label}:\n${button.link}`] : [];
  return `${[...paragraphs, ...action, '--', footnote].join('\n\n')}\n`;
}
