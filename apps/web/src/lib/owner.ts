/** The field of a form that names the account whose page it is on. */
export const OWNER_FIELD = 'owner';
/** The same for what a page sends as JSON, percent-encoded. */
export const OWNER_HEADER = 'x-owner';

type Owner = { id: string; email: string };

/** Names an account: the id is compared, the email is for the message. */
export function ownerText({ id, email }: Owner): string {
  return `${id} ${email}`;
}

/** Reads what `ownerText` wrote. */
export function readOwner(text: string): Owner {
  const [id = '', email = ''] = text.split(' ', 2);
  return { id, email };
}
