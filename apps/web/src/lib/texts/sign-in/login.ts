export const loginTexts = {
  title: 'Sign in',
  password: 'Password',
  remember: 'Keep me signed in',
  forgotPassword: 'Forgot your password?',
  signIn: 'Sign in',
  noAccount: { text: 'New here?', link: 'Create an account' },
  resendLink: 'Resend link',
};
