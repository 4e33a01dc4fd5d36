/** What leads on from the pages of mailed links. */
export const linkPageTexts = { newLink: 'Request a new link', backToSignIn: 'Back to sign in' };

/** Why a mailed link does nothing any more. */
export const deadLinkTexts = {
  used: 'This link was already used.',
  expired: 'This link has expired.',
  revoked: 'This invitation was revoked.',
  deactivated: 'This account was deactivated.',
};

export const incompleteLinkTexts = {
  lead: 'The link is incomplete. Open it from the email again, or paste the code at its end here.',
  continue: 'Continue',
};

export const tokenFieldTexts = {
  label: 'Code from the email',
  hint: 'The part after “token=” in the link.',
};

export const linkDoneTexts = { goHome: 'Go home', signIn: 'Sign in' };

/** @param effect what the link does to whoever is signed in, as a sentence */
export const signedInNotice = (signedInAs: string, effect: string) =>
  `You’re signed in as ${signedInAs}. ${effect}`;
