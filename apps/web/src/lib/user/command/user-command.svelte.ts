import type { User } from '@rolecall/schemas/user';
import { type ActionResult, applyAction, type SubmitFunction } from '$app/forms';
import { page } from '$app/state';
import { TYPED_FIELD } from '../../confirmation.ts';
import { failureText } from '../../failure-text.ts';
import type { FormOutcome } from '../../form-outcome.ts';
import { refreshPage } from '../../refresh-page.ts';
import { commandTexts } from '../../texts/users/actions.ts';
import { sayFailure } from '../../ui/say-failure.ts';
import { toast } from '../../ui/toast.ts';
import { toastWithRevert } from './toast-with-revert.ts';
import type { UserAction } from './user-actions.ts';

/** An action on one user that waits for an answer: whether it is meant, or for the password. */
type Question = {
  user: User;
  action: UserAction;
  asksPassword: boolean;
  /** Why the last answer did not do. */
  error: string | undefined;
};

export type SubmitUserAction = (user: User, action: UserAction) => SubmitFunction;

/**
 * Actions on one user without leaving the page. They are the forms of the user's page, sent from
 * where one is; where JavaScript is missing, they lead there.
 */
export function createUserCommand() {
  let question = $state.raw<Question>();

  async function settle(
    user: User,
    action: UserAction,
    result: ActionResult<Partial<FormOutcome>, Partial<FormOutcome>>,
  ) {
    const isList = page.url.pathname === '/admin/users';
    const isElsewhere =
      result.type === 'redirect' && !(isList && result.location === '/admin/users');
    if (result.type === 'error') {
      if (!question) return sayFailure(result.error);
      question = { ...question, error: failureText(result.error) };
      return;
    }
    if (isElsewhere) {
      question = undefined;
      return applyAction(result);
    }
    if (result.type === 'failure') {
      const { reauth, errors, result: refusal } = result.data ?? {};
      const error = reauth?.error ?? errors?.[TYPED_FIELD]?.join(' ') ?? refusal?.text ?? '';
      if (reauth || question) {
        question = { user, action, asksPassword: reauth !== undefined, error: error || undefined };
        return;
      }
      return toast(error, { tone: 'danger' });
    }
    question = undefined;
    await refreshPage();
    // Whoever is gone from the list: its top says so.
    if (result.type === 'redirect') return scrollTo({ top: 0 });
    const { text = commandTexts.done, revert: requestId } = result.data?.result ?? {};
    await (requestId ? toastWithRevert(text, requestId) : toast(text, { tone: 'success' }));
  }

  return {
    get question() {
      return question;
    },
    close: () => {
      question = undefined;
    },
    /** For menus and buttons: asks first where the action wants it. */
    choose: ((user, action) =>
      ({ cancel }) => {
        if (!action.confirm) return ({ result }) => settle(user, action, result);
        cancel();
        question = { user, action, asksPassword: false, error: undefined };
      }) satisfies SubmitUserAction,
    /** For the dialog that asked. */
    answer: settle,
  };
}

export type UserCommand = ReturnType<typeof createUserCommand>;
