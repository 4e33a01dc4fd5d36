export const settingsTexts = {
  title: 'Settings',
  profile: 'Profile',
  security: 'Security',
  data: 'Your data',
};
