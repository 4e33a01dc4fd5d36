import type { MailLayout } from './mail-layout.ts';

/** Lays a mail out as plain text. */
export function contentText({ paragraphs, button, footnote }: MailLayout): string {
  const action = button ? [`${button.label}:\n${button.link}`] : [];
  return `${[...paragraphs, ...action, '--', footnote].join('\n\n')}\n`;
}
