/** What the HTML version of an email may do where its links can be followed. */
export const SANDBOX_WITH_LINKS =
  'allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';
