import { MAILS } from './kinds.ts';

const keyOf = (kind: string) => (/^\w+$/.test(kind) ? kind : `'${kind}'`);

/**
 * `packages/schemas/src/mail.ts`, made from the kinds: the schemas import nothing of ours, and the
 * pages should load the names of the mails without the mails.
 */
export function kindsSource(): string {
  const rows = Object.entries(MAILS).map(([kind, { label }]) => `  ${keyOf(kind)}: '${label}',`);
  return `// Made from the kinds in packages/mail, by \`bun run kinds\` there.

/** Every kind of mail that Rolecall sends, and what the mail log calls it. */
export const MAIL_LABELS = {
${rows.join('\n')}
} as const;

export type MailKind = keyof typeof MAIL_LABELS;
export const MAIL_KINDS = Object.keys(MAIL_LABELS) as MailKind[];
`;
}
