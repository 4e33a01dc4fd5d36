/** Why the web app refuses what was sent, before the API sees it. */
export const refusalTexts = {
  signIn: 'Sign in to continue.',
  otherSite: (origin: string) =>
    `This form wasn’t sent from ${origin}. Open ${origin} and try again there.`,
  noAccount:
    'This form can’t be matched to an account. Nothing was changed. Reload the page and try again.',
  otherAccount: (now: string, then: string) =>
    `You’re now signed in as ${now}. This form was opened as ${then}. Nothing was changed. Reload the page to continue as ${now}.`,
};

/** What a form says that was sent after the session had ended. */
export const draftTexts = {
  kept: 'Your session ended before this was saved. Check it, then send it again.',
};
