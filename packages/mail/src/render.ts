import { contentHtml } from './content-html.tsx';
import { contentText } from './content-text.ts';
import { MAILS } from './kinds.ts';
import type { Mail, Message } from './mail.ts';
import type { MailLayout } from './mail-layout.ts';

/**
 * Renders a mail: subject, HTML and text twin.
 * @throws PermanentMailError when its details are not those of its kind
 */
export function renderMail(mail: Mail): Pick<Message, 'subject' | 'html' | 'text'> {
  const { subject, paragraphs, button, footnote } = MAILS[mail.kind].write(mail.details, mail.at);
  const greeting = mail.to.name === '' ? 'Hello,' : `Hello ${mail.to.name},`;
  const layout: MailLayout = {
    subject,
    paragraphs: [greeting, ...paragraphs],
    button: button && mail.link ? { label: button, link: mail.link } : undefined,
    footnote: mail.validSeconds ? `${validity(mail.validSeconds)} ${footnote}` : footnote,
  };
  return { subject, html: contentHtml(layout), text: contentText(layout) };
}

function validity(seconds: number): string {
  const [amount, unit] =
    seconds >= 7200 ? [Math.round(seconds / 3600), 'hour'] : [Math.round(seconds / 60), 'minute'];
  return `This link expires in ${amount} ${unit}${amount === 1 ? '' : 's'} and works once.`;
}
