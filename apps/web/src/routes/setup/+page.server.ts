import { SetupInput } from '@rolecall/schemas/auth';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { newPassword } from '#lib/server/new-password.ts';
import { signInNewcomer } from '#lib/server/sign-in.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: formAction({
    schema: SetupInput.extend({ password: newPassword(SetupInput.shape.password) }),
    secrets: ['password'],
    run: async (input, event) => {
      await api(event).auth.setup.mutate(input);
      return signInNewcomer(event, { email: input.email, password: input.password });
    },
    done: (isSignedIn) =>
      isSignedIn
        ? { redirectTo: '/admin' }
        : { redirectTo: loginPath('/admin'), notice: 'registered' },
  }),
};
