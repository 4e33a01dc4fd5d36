export const setupTexts = {
  title: 'Set up Rolecall',
  lead: 'Create the first administrator. Others can sign up or be invited later.',
  whereIsCode: {
    before:
      'The server printed a link with the code when it started. Look for “/setup#” in its terminal or log. The code expires soon and works once. For a new one, restart the server or run',
    after: 'on the server.',
  },
  code: 'Setup code',
  codeHint: 'The part after the # in the link that the server printed when it started.',
  password: 'Password',
  create: 'Create admin',
};
