/** The tab of what a user signs in with, and where they are signed in. */
export const userSecurityTexts = {
  password: {
    title: 'Password',
    invited: 'They set a password, which also verifies the email, when they accept the invitation.',
    inactive: 'Activate the account before you send a password reset.',
    set: 'Send a link to set a new password. The current one works until then.',
    unset: 'No password is set yet. Send a link to set one.',
  },
  email: {
    title: 'Email verification',
    verified: (email: string) => `${email} is verified.`,
    unverified: (email: string) =>
      `${email} isn’t verified. Send a verification link, or mark it as verified if you’re sure it’s theirs.`,
    inactive: (email: string) =>
      `${email} isn’t verified. Activate the account before you send a verification link.`,
  },
  role: {
    title: 'Role',
    user: 'Users can only see their own account. Admins can manage all accounts.',
    admin: 'Admins can manage all accounts.',
    self: 'You’re an admin. You can give up this role as long as there is another admin.',
  },
  sessions: {
    title: 'Sessions',
    some: 'Where this account is signed in.',
    none: 'No active sessions.',
    /** Before when a session was last used, and when it began. */
    used: 'Used',
    signedIn: 'signed in',
    own: 'Manage them in your security settings',
  },
};
