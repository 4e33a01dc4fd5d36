/** What was done to a user, by the action. */
export const commandResultTexts = {
  wrongRole: 'Choose one of the roles.',
  madeAdmin: (name: string) => `${name} is now an admin.`,
  madeUser: (name: string) => `${name} is no longer an admin and was signed out everywhere.`,
  deactivated: (name: string) => `${name} is deactivated and signed out everywhere.`,
  deactivatedInvited: (name: string) => `${name} is deactivated. Their invitation no longer works.`,
  activated: (name: string) => `${name} is active again and can sign in.`,
  activatedInvited: (name: string) =>
    `${name} is invited again. Resend the invitation: earlier links no longer work.`,
  signedOut: 'This user was signed out everywhere.',
  invitation: 'Invitation sent. Only the newest link works.',
  passwordReset: 'Password reset email sent. Only the newest link works.',
  verification: 'Verification email sent. Only the newest link works.',
  verified: (email: string) => `${email} is now verified.`,
  mailResumed: 'Emails to this user are resumed.',
  lockoutCleared: 'Lockout cleared. They can try again now.',
};
