import { type Letter, writeLetter } from './letter.ts';
import { letterHtml } from './letter-html.tsx';
import type { Mail, Message } from './mail.ts';

function letterText({ paragraphs, button, footnote }: Letter, greeting: string): string {
  const action = button === undefined ? [] : [`${button.label}:\n${button.link}`];
  return `${[greeting, ...paragraphs, ...action, '--', footnote].join('\n\n')}\n`;
}

/** Renders a mail: subject, HTML and text twin. */
export function renderMail(mail: Mail): Pick<Message, 'subject' | 'html' | 'text'> {
  const letter = writeLetter(mail);
  const greeting = mail.to.name === '' ? 'Hello,' : `Hello ${mail.to.name},`;
  return {
    subject: letter.subject,
    html: letterHtml(letter, greeting),
    text: letterText(letter, greeting),
  };
}
