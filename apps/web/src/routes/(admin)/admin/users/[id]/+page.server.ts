import { api } from '#lib/server/api.ts';
import { fromCursor } from '#lib/server/keyset.ts';
import { takeNotice } from '#lib/server/notice-cookie.ts';
import { revert } from '#lib/server/revert-event.ts';
import { revertRequestAs } from '#lib/server/revert-request.ts';
import { viewerOf } from '#lib/server/viewer-of.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';
import { changeEmail } from './change-email.ts';
import * as commands from './commands.ts';
import { deleteUser } from './delete-user.ts';
import { invitationLink } from './invitation-link.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { type Tab, tabOf } from './tabs.ts';
import { updateProfile } from './update-profile.ts';

const PER_PAGE = 20;

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const tab = tabOf(event.url);
  // The header says on every tab when someone cannot sign in.
  const [details, signInCheck, lists] = await Promise.all([
    api(event).admin.users.get.query({ id }),
    api(event).admin.users.diagnose.query({ id }),
    listsOf(event, tab),
  ]);
  return {
    tab,
    ...details,
    signInCheck,
    ...lists,
    isFirst: !event.url.searchParams.has('cursor'),
    viewer: viewerOf(event.locals),
    notice: takeNotice(event),
  };
};

/** The list a tab is about, and no other. */
async function listsOf(event: PageServerLoadEvent, tab: Tab) {
  const { id } = event.params;
  const { admin, post } = api(event);
  return fromCursor(event, async (cursor) => {
    const paging = { cursor, perPage: PER_PAGE };
    return {
      activity:
        tab === 'activity'
          ? await admin.audit.list.query({ ...paging, user: id, grouped: true })
          : undefined,
      mails: tab === 'mail' ? await admin.mail.list.query({ ...paging, userId: id }) : undefined,
      posts: tab === 'posts' ? await post.list.query({ ...paging, authorId: id }) : undefined,
    };
  });
}

export const actions: Actions = {
  ...commands,
  updateProfile,
  changeEmail,
  revert,
  revertRequest: revertRequestAs('undone'),
  invitationLink,
  revokeInvitation,
  delete: deleteUser,
};
