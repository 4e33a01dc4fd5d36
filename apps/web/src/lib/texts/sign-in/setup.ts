export const setupTexts = {
  headTitle: 'Set up Rolecall',
  title: 'Set up Rolecall',
  lead: 'Create the first administrator. Others can sign up or be invited later.',
  whereIsCode: {
    before:
      'The code is in the link that the server printed when it started. Look for “/setup#” in its terminal or log. It works for a short time and once; restart the server for a new one. On the machine itself,',
    after: 'does the same.',
  },
  code: 'Setup code',
  codeHint: 'The part after the # in the link that the server printed when it started.',
  password: 'Password',
  create: 'Create administrator',
};
