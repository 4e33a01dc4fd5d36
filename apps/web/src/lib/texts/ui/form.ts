export const fieldTexts = { optional: 'Optional' };

export const formTexts = { cancel: 'Cancel' };

export const passwordFieldTexts = {
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
};

export const reauthTexts = { label: 'Confirm your password to continue' };
