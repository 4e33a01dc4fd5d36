/** What can be done to one user: the button, the question before it, and what follows from it. */
export const actionTexts = {
  activate: { label: 'Activate' },
  makeAdmin: {
    label: 'Make admin',
    title: (name: string) => `Make ${name} an admin?`,
    text: 'Admins can manage all accounts, including yours.',
  },
  makeUser: {
    label: 'Remove admin role',
    title: (name: string) => `Remove the admin role from ${name}?`,
    text: 'They’ll be signed out everywhere and can only see their own account.',
  },
  resendInvitation: { label: 'Resend invitation' },
  revokeInvitation: {
    label: 'Revoke invitation',
    title: (name: string) => `Revoke ${name}’s invitation?`,
    text: (email: string) =>
      `The link sent to ${email} stops working, and the account, which has never been used, is deleted. You can invite them again.`,
  },
  sendPasswordReset: { label: 'Send password reset' },
  resendVerification: { label: 'Resend verification' },
  verifyEmail: {
    label: 'Mark email as verified',
    title: (name: string) => `Mark ${name}’s email as verified?`,
    text: (email: string) =>
      `Do this only if you’re sure ${email} is theirs: password reset links are sent there.`,
  },
  clearThrottle: { label: 'Clear lockout' },
  resumeMail: { label: 'Resume emails' },
  revokeSessions: {
    label: 'Sign out everywhere',
    title: (name: string) => `Sign ${name} out everywhere?`,
    text: 'They’ll be signed out of all browsers and apps. They can sign in again.',
  },
  deactivate: {
    label: 'Deactivate',
    title: (name: string) => `Deactivate ${name}?`,
    text: 'They’ll be signed out everywhere and can’t sign in. Nothing is deleted, and you can activate the account again.',
    invited:
      'Their invitation stops working. Nothing is deleted, and you can activate the account again.',
  },
  delete: {
    label: 'Delete',
    title: (name: string) => `Delete ${name}?`,
    text: 'This deletes the account and everything it owns. This can’t be undone.',
  },
};

/** Where nothing more exact is known: the question, and what was done. */
export const commandTexts = {
  question: (label: string, name: string) => `${label}: ${name}`,
  done: 'Done.',
};
