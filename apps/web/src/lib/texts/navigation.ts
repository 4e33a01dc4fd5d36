export const navigationTexts = {
  dashboard: 'Dashboard',
  posts: 'Posts',
  settings: 'Settings',
  administration: 'Administration',
  overview: 'Overview',
  users: 'Users',
  imports: 'Imports',
  blocked: 'Blocked',
  audit: 'Audit log',
  mail: 'Emails',
};
