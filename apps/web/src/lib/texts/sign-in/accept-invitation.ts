export const acceptInvitationTexts = {
  title: 'Accept your invitation',
  welcome: 'Welcome to Rolecall',
  welcomeName: (firstName: string) => `Welcome, ${firstName}`,
  lead: 'Choose a password to activate your account.',
  leadFor: (email: string) => `Choose a password to activate your account for ${email}.`,
  password: 'Password',
  accept: 'Accept invitation',
  otherAccount: (email: string) => `Accepting signs you out here and signs you in as ${email}.`,
};

/** Why an invitation can't be accepted, and what to do instead. */
export const deadInvitationTexts = {
  used: 'This invitation was already accepted.',
  expired: 'This invitation has expired.',
  deactivated: 'This account was deactivated before the invitation was accepted.',
  isYours: 'You’re already signed in to this account.',
  hasPassword: 'You have an account with this email. Sign in with your password.',
  askWhoInvited:
    'Ask the person who invited you, or an administrator, to activate it and invite you again.',
  ask: 'Ask the person who invited you for a new invitation.',
  signInOrAsk:
    'If you have an account with this email, sign in. If not, ask the person who invited you for a new invitation.',
  openOrAsk: 'Open the link in the newest email, or ask the person who invited you for a new one.',
  goHome: 'Go home',
  signIn: 'Sign in',
};
