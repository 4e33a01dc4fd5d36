/** The field in which a form brings the password that is asked for again. */
export const REAUTH_FIELD = 'reauthPassword';

/**
 * A command that waits for the password of the person who asked for it, with what they had filled
 * in. The form of that command shows a password field as long as it is there.
 */
export type Reauth = {
  /** The form action that was refused. */
  action: string;
  values: Record<string, string>;
  /** What was wrong with the password given last. */
  error: string | undefined;
};
