/** The frame around the pages of a signed-in user. */
export const shellTexts = { navigation: 'Main', search: 'Search', menu: 'Menu', close: 'Close' };

export const accountMenuTexts = {
  label: 'Your account',
  account: 'Your account:',
  profile: 'Profile',
  apiReference: 'API reference',
  signOut: 'Sign out',
};

export const themeTexts = { label: 'Theme', system: 'System', light: 'Light', dark: 'Dark' };
