import type { Reauth } from '../reauth.ts';

/** How a page lets changes be taken back, and what it was answered. */
export type Revert = {
  /** Where the form is posted to. */
  action: string;
  /** The event that could not be reverted yet, and why: the password is missing, or a refusal. */
  refusedId: string | undefined;
  refusal: string | undefined;
  reauth: Reauth | undefined;
};
