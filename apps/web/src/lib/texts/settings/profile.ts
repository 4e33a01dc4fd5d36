export const profileTexts = {
  title: 'Profile',
  lead: 'Your name and username.',
  usernameHint: '3 to 32 letters, digits, dots, dashes or underscores. Must be unique.',
  save: 'Save',
  saved: 'Profile saved.',
  email: { title: 'Email', change: 'Change it' },
};
