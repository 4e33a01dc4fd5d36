import type { InviteItem, InviteOutcome } from '@rolecall/schemas/invitation';
import { INVITE_OUTCOMES } from '@rolecall/schemas/invitation';
import { type Invitee, readInvitee } from '@rolecall/schemas/invitee';

/** An entry of a list that is to be invited. */
export type Listed = Invitee & { line: number; entry: string };

/** What became of an entry, as its caller is told. */
export function itemOf(
  { line, entry, email }: { line: number; entry: string; email: string | null },
  outcome: InviteOutcome,
  userId: string | null = null,
): InviteItem {
  return { line, entry, email, outcome, message: INVITE_OUTCOMES[outcome], userId };
}

/** Takes a list apart: whom it invites, each once, and what is wrong with the other entries. */
export function readList(emails: string[]): { listed: Listed[]; wrong: InviteItem[] } {
  const listed = new Map<string, Listed>();
  const wrong: InviteItem[] = [];
  for (const [index, entry] of emails.entries()) {
    const place = { line: index + 1, entry };
    const invitee = readInvitee(entry);
    if (invitee === undefined) wrong.push(itemOf({ ...place, email: null }, 'invalid'));
    else if (listed.has(invitee.email)) {
      wrong.push(itemOf({ ...place, email: invitee.email }, 'duplicate'));
    } else listed.set(invitee.email, { ...place, ...invitee });
  }
  return { listed: [...listed.values()], wrong };
}
