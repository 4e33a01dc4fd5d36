import type { BulkPreview } from '@rolecall/schemas/bulk-users';
import type { ErrorCode } from '@rolecall/schemas/error-codes';
import type { InviteItem } from '@rolecall/schemas/invitation';

/** A user for whom an action was refused, and why. */
export type Refused = { id: string; name: string; message: string };

/** What every form action answers, whether it did what it was asked to or not. */
export type FormOutcome = {
  /** The form action that answered. */
  action: string;
  /** What was filled in, by field; passwords and keys are not among it. */
  values: Record<string, string>;
  /** What is wrong, by field. */
  errors: Record<string, string[]>;
  /** Why it failed, for pages that offer a way out. */
  code?: ErrorCode;
  /** What someone else saved in these fields meanwhile, where that is why it was refused. */
  saved?: Record<string, string>;
  /** It was refused since it is from the page of another account. */
  isForeign?: boolean;
  /** What was done, or what is wrong with the form as a whole. */
  result?: {
    tone: 'success' | 'danger' | 'info';
    text: string;
    /** The request that did it, where it can be reverted. */
    revert?: string | undefined;
    /** For whom it was refused, where it was done to many. */
    refused?: Refused[] | undefined;
    /** What became of each of a list of invitations. */
    invited?: InviteItem[] | undefined;
    /** A link that is shown this once. */
    link?: string | undefined;
  };
  /** What a bulk action would do that is asked about. */
  preview?: BulkPreview;
  /** There while the form waits for the password, with what was wrong with the last one. */
  reauth?: { error?: string | undefined };
};

const ACTION_NAME = /[?&]\/([^&#=]+)/;

/** The form action that a URL names: `?tab=mail&/revert#top` names `revert`. */
export function formActionIn(url: string): string {
  return ACTION_NAME.exec(url)?.[1] ?? 'default';
}

/**
 * The outcome, if it is that of one form among those of a page.
 * @param action where the form is posted to
 * @param fields what tells it from other forms with the same action, such as the id of its row
 */
export function outcomeFor(
  outcome: FormOutcome | null | undefined,
  action: string,
  fields: Record<string, string> = {},
): FormOutcome | undefined {
  if (outcome?.action !== formActionIn(action)) return undefined;
  const isOwn = Object.entries(fields).every(([name, value]) => outcome.values[name] === value);
  return isOwn ? outcome : undefined;
}

/**
 * What the fields of a form hold. What was sent stays, with what is wrong about it; what was saved
 * is as the page reads it again.
 * @param served what the page says they hold
 */
export function valuesOf(
  served: Record<string, string>,
  outcome: FormOutcome | undefined,
): Record<string, string> {
  const isDone = outcome?.result?.tone === 'success';
  return isDone ? { ...outcome?.values, ...served } : { ...served, ...outcome?.values };
}
