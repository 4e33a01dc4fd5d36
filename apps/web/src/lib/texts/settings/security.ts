export const changePasswordTexts = {
  title: 'Password',
  lead: 'Changing it signs out your other sessions. We’ll email you.',
  current: 'Current password',
  new: 'New password',
  change: 'Change password',
  changed: 'Password changed. You’re signed out everywhere else.',
};

export const changeEmailTexts = {
  title: 'Email',
  lead: (email: string) =>
    `You sign in with ${email}. We send a link to the new email, and notify the old one.`,
  new: 'New email',
  change: 'Change email',
  sameAsBefore: 'This is already your email.',
  /** Says the same whether or not someone has the new email. */
  done: (newEmail: string) =>
    `If ${newEmail} can be used, we sent a link to it. Your email changes once you open the link.`,
};

export const sessionsTexts = {
  title: 'Sessions',
  lead: 'Where you’re signed in. Sign out any session you don’t recognize, then change your password.',
  list: 'Sessions',
  lastUsed: 'Last used',
  signedIn: 'Signed in',
  signOut: 'Sign out',
  signedOut: 'Session signed out.',
  noOthers: 'No other active sessions.',
  signOutOthers: 'Sign out all others',
  othersSignedOut: 'All other sessions signed out.',
  signOutEverywhere: 'Sign out everywhere',
};
