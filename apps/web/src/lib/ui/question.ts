/** What a dialog asks before something is done. */
export type Question = {
  title: string;
  /** What follows from it. */
  text?: string | undefined;
  /** What the button says: the verb. */
  label: string;
  tone?: 'neutral' | 'danger';
  /** What has to be typed first, where nothing takes it back. */
  asked?: string | undefined;
  asksPassword: boolean;
  /** Why the last answer did not do. */
  error: string | undefined;
};
