export const dialogTexts = { close: 'Close', cancel: 'Cancel' };

/** Asks to type something, so that a slip of the hand does nothing. */
export const typeToConfirmTexts = {
  label: (asked: string) => `Type ${asked} to confirm`,
  notTyped: (asked: string) => `Type ${asked} to confirm.`,
};

export const copyButtonTexts = {
  copied: 'Copied',
  failed: 'Your browser didn’t allow copying. Select the text instead.',
};

/** What screen readers call the corner where messages appear. */
export const toastTexts = { label: 'Messages' };
