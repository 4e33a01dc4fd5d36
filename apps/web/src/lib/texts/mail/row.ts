import { counted } from '@rolecall/schemas/counted';

/** An email in a list, and on its own page. */
export const mailRowTexts = {
  to: 'To',
  queued: 'Queued',
  sent: 'Sent',
  kept: 'Kept here',
  nextAttempt: 'Next attempt',
  attempts: (count: number) => counted(count, 'attempt'),
  resend: 'Resend',
  resendTo: (email: string) => `to ${email}`,
};
