export const newPasswordTexts = {
  hint: (minLength: number) =>
    `At least ${minLength} characters. A few unrelated words are long and easy to remember.`,
};

export const ownPasswordTexts = { label: 'Your password' };

export const passwordMeterTexts = { strength: 'Password strength:' };

/** What the meter says of a password; its other advice is the estimator's. */
export const passwordStrengthTexts = {
  labels: ['Very weak', 'Weak', 'Fair', 'Good', 'Strong'],
  leaveOutNames: 'Leave out your name, your email and the name of this site.',
} as const;
