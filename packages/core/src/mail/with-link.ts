import { MAILS } from '@rolecall/mail/kinds';
import type { Mail } from '@rolecall/mail/mail';
import type { Installation } from '../context.ts';
import { linkQuery } from '../token/link-query.ts';

/**
 * A mail with the link that its kind leads to, if it leads anywhere.
 * @param token stands in a link that works once
 */
export function withLink({ config }: Installation, mail: Mail, token: string): Mail {
  const { link } = MAILS[mail.kind];
  if (link === undefined) return mail;
  const url = config.appUrl + link.path;
  if (link.purpose === undefined) return { ...mail, link: url };
  const query = linkQuery(link.purpose, token, mail.to.email);
  return { ...mail, link: url + query, validSeconds: config[link.lifetime] };
}
