import { defineSessionNotice } from '../security-notice.ts';

/** Tells the owner of an account of a sign-in from a device that was not seen before. */
export const newSignIn = defineSessionNotice({
  label: 'New sign-in',
  path: '/settings/security',
  subject: 'New sign-in to your account',
  paragraphs: (time, { device, ip }) => [
    `On ${time}, someone signed in to your account with ${device}${ip && ` from ${ip}`}. We didn't recognize the device.`,
    "If this was you, there's nothing to do. If not, sign out that session and change your password.",
  ],
  button: 'Review sessions',
});
