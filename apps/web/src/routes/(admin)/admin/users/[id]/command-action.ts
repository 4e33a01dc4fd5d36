import { type UserActionKey, userAction } from '@rolecall/schemas/user-actions';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { actionOf } from '#lib/user/command/actions-for.ts';
import type { RequestEvent } from './$types';

/** What the form of a declared action sends. */
export const CommandInput = z.object({
  role: z.string().optional(),
  /** `yes` once it was asked whether the action is meant. */
  isConfirmed: z.string().optional(),
});

/** What the API can do to users. */
type Users = ReturnType<typeof api>['admin']['users'];

/**
 * The form action of a declared action on a user. Where the action wants to be meant and the form
 * did not say so, nothing is done and the page asks first: so it is without JavaScript.
 */
export function commandAction<T>(
  does: UserActionKey,
  run: (users: Users, id: string, role: string | undefined) => Promise<T>,
  done: (result: T) => string,
) {
  const { isReversible } = userAction(does);
  return formAction({
    schema: CommandInput,
    run: async ({ role, isConfirmed }, event: RequestEvent) => {
      const isAsked = actionOf(does, role)?.confirm !== undefined && isConfirmed !== 'yes';
      if (isAsked) return undefined;
      const result = await run(api(event).admin.users, event.params.id, role);
      return { message: done(result), isReversible };
    },
    done: (ending) => ending,
  });
}
