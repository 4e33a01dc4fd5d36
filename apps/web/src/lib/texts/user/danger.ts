import { counted } from '@rolecall/schemas/counted';

/** The tab with what can cost someone their account. */
export const dangerTexts = {
  access: 'Access',
  inactive:
    'This account is deactivated and can’t sign in. If you activate it, earlier sessions aren’t restored.',
  deactivateInvited:
    'Deactivating ends the invitation. Nothing is deleted, and you can activate the account again.',
  deactivate:
    'Deactivating signs them out everywhere and blocks new sign-ins. Nothing is deleted, and you can activate the account again.',
  own: 'You can’t deactivate your own account. Another admin can.',
  delete: 'Delete this account',
  deleteText:
    'This can’t be undone. Deactivating keeps everything, and you can activate the account again.',
  alsoDeletes: (posts: number, comments: number) => {
    const others = `${counted(comments, 'comment')} on other posts`;
    if (posts > 0) {
      return `Also deletes ${counted(posts, 'post')} with all their comments, and ${others}.`;
    }
    return comments > 0 ? `Also deletes ${others}.` : 'It has no posts or comments.';
  },
  sessions: (count: number) => {
    if (count === 0) return 'It has no active sessions.';
    return `${counted(count, 'session')} ${count === 1 ? 'ends' : 'end'}, and apps lose their access.`;
  },
};
