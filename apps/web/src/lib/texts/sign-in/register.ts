export const registerTexts = {
  headTitle: 'Create an account · Rolecall',
  title: 'Create an account',
  password: 'Password',
  create: 'Create account',
  hasAccount: { text: 'Have an account?', link: 'Sign in' },
};
