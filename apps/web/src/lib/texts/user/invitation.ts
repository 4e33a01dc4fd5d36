/** The card of an invitation that is not accepted yet. */
export const invitationTexts = {
  title: 'Invitation',
  failed: 'The email couldn’t be delivered. Resend the invitation, or create a link to share.',
  queued: 'The email with the link is on its way.',
  notInvited: 'They were imported without a password, and no invitation was sent.',
  noLink: 'There’s no valid link. Resend the invitation to send one.',
  expired: 'The link has expired. Resend the invitation.',
  waiting: 'They haven’t accepted yet. Accepting sets a password and verifies the email.',
  /** In place of “Resend invitation”, before any. */
  send: 'Send invitation',
  sent: 'Sent',
  kept: 'Kept here, not sent',
  notByEmail: 'Not by email',
  notSent: 'Not yet',
  expires: 'Expires',
  /** In place of when the link expires: it is made when the email leaves. */
  beingSent: 'Being sent',
  noValidLink: 'No valid link',
  createLink: 'Create invitation link',
  linkCreated: 'Invitation link created.',
  link: 'Invitation link',
  copyLink: 'Copy link',
  linkHint:
    'Copy it now: it isn’t shown again. Earlier links no longer work. Anyone with this link can accept the invitation.',
};
