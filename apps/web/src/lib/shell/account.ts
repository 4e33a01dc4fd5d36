import type { Theme } from '../preferences.ts';

/** Who is signed in, as the shell shows them. */
export type Account = {
  /** Decides the colour of the picture. */
  id: string;
  name: string;
  email: string;
  profileHref: string;
  signOutAction: string;
  theme: Theme;
};
