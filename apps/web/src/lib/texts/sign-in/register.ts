export const registerTexts = {
  title: 'Create an account',
  password: 'Password',
  create: 'Create account',
  hasAccount: { text: 'Have an account?', link: 'Sign in' },
};
