import type { SampleData } from './sample-data.ts';

/** A page in one state, which axe looks at in every look. */
export type View = {
  /** Names it, and its picture in the documentation where there is one. */
  name: string;
  path: string | ((data: SampleData) => string);
  /** What has to be there before it is looked at, beside the heading. */
  waitFor?: string;
  hasPicture?: false;
  /** How many forms ask for a password. */
  passwordForms?: number;
};

export type PageRow = {
  /** SvelteKit's id of what answers: a page's or an endpoint's folder. */
  route: string;
  access: 'anyone' | 'guest' | 'user' | 'admin';
  views: readonly View[];
};

const pictured = (name: string, path: View['path'], passwordForms?: number): View => ({
  name,
  path,
  ...(passwordForms !== undefined && { passwordForms }),
});

/** A view that axe alone looks at. */
const unpictured = (name: string, path: View['path'], waitFor?: string): View => ({
  name,
  path,
  hasPicture: false,
  ...(waitFor !== undefined && { waitFor }),
});

const tab = (name: string, of: keyof SampleData): View => ({
  name: `user-${name === 'sign-in' ? 'sign-in-check' : name}`,
  path: (data) => `/admin/users/${data[of]}?tab=${name}`,
  waitFor: `nav a[href$="tab=${name}"][aria-current="page"]`,
});

/** The views of each page by its route; endpoints have none. */
const rows = (access: PageRow['access'], pages: Record<string, readonly View[]>): PageRow[] =>
  Object.entries(pages).map(([route, views]) => ({ route, access, views }));

/** Every page and endpoint: a new one is a line here, and the policy is changed knowingly. */
export const PAGES: readonly PageRow[] = [
  ...rows('admin', {
    '/(admin)/admin': [pictured('admin', '/admin')],
    '/(admin)/admin/audit': [
      pictured('audit', '/admin/audit'),
      unpictured('audit-none', '/admin/audit?actor=nobody'),
    ],
    '/(admin)/admin/audit/revert-preview': [],
    '/(admin)/admin/blocked': [
      pictured('blocked', '/admin/blocked'),
      unpictured('blocked-asked', '/admin/blocked?ask=deactivated&email=nobody@example.com'),
    ],
    '/(admin)/admin/imports': [pictured('imports', '/admin/imports')],
    '/(admin)/admin/imports/[id]': [
      pictured('import', ({ importId }) => `/admin/imports/${importId}`, 1),
    ],
    '/(admin)/admin/imports/[id]/file': [],
    '/(admin)/admin/imports/[id]/result.csv': [],
    '/(admin)/admin/mail': [
      pictured('mail', '/admin/mail'),
      unpictured('mail-none', '/admin/mail?user=nobody'),
    ],
    '/(admin)/admin/mail/[id]': [
      unpictured('mail-preview', ({ sentMailId }) => `/admin/mail/${sentMailId}`, 'iframe'),
    ],
    '/(admin)/admin/mail/[id]/html': [],
    '/(admin)/admin/users': [
      pictured('users', '/admin/users'),
      pictured('users-filtered', '/admin/users?q=an&role=user&status=active&sort=name&dir=asc'),
      pictured('users-none', '/admin/users?q=nobody-has-this-name'),
    ],
    '/(admin)/admin/users.csv': [],
    '/(admin)/admin/users/[id]': [
      pictured('user', ({ userId }) => `/admin/users/${userId}`),
      tab('sign-in', 'lockedOutId'),
      tab('security', 'rtlId'),
      tab('activity', 'userId'),
      tab('mail', 'rtlId'),
      tab('posts', 'authorId'),
      tab('danger', 'userId'),
      pictured('user-locked-out', ({ lockedOutId }) => `/admin/users/${lockedOutId}`),
      pictured('user-without-name', ({ emptyId }) => `/admin/users/${emptyId}`),
    ],
    '/(admin)/admin/users/bulk': [],
    '/(admin)/admin/users/bulk/preview': [],
    '/(admin)/admin/users/new': [
      pictured('user-new', '/admin/users/new'),
      {
        ...unpictured('user-new-with-password', '/admin/users/new?with=password'),
        passwordForms: 1,
      },
    ],
    '/(admin)/admin/users/revert': [],
    '/(admin)/admin/users/suggest': [],
  }),
  ...rows('user', {
    '/(app)': [pictured('dashboard', '/')],
    '/(app)/posts': [
      pictured('posts', '/posts'),
      pictured('posts-none', '/posts?q=nothing-like-it'),
    ],
    '/(app)/posts/[id]': [
      pictured('post', ({ postId }) => `/posts/${postId}`),
      unpictured('post-edit', ({ postId }) => `/posts/${postId}?edit=post`, 'form textarea'),
      unpictured('comment-edit', ({ postId, commentId }) => `/posts/${postId}?edit=${commentId}`),
    ],
    '/(app)/settings': [],
    '/(app)/settings/data': [pictured('settings-data', '/settings/data')],
    '/(app)/settings/profile': [pictured('settings-profile', '/settings/profile')],
    '/(app)/settings/security': [pictured('settings-security', '/settings/security', 2)],
  }),
  ...rows('guest', {
    '/(auth)/login': [pictured('login', '/login', 1)],
    '/(auth)/register': [pictured('register', '/register', 1)],
  }),
  ...rows('anyone', {
    '/(app)/[...missing]': [],
    '/[x+2e]well-known/change-password': [],
    '/accept-invitation': [
      { ...unpictured('accept-invitation', '/accept-invitation'), passwordForms: 1 },
      unpictured('accept-invitation-too-late', '/accept-invitation?token=x'),
    ],
    '/confirm-email': [],
    '/confirm-email-change': [
      pictured('confirm-email-change', '/confirm-email-change'),
      unpictured('confirm-email-change-too-late', '/confirm-email-change?token=x'),
    ],
    '/dev/mail': [pictured('mailbox', '/dev/mail')],
    '/dev/mail/[id]': [unpictured('mailbox-mail', ({ mailId }) => `/dev/mail/${mailId}`, 'iframe')],
    '/dev/mail/[id]/html': [],
    '/forgot-password': [pictured('forgot-password', '/forgot-password')],
    '/resend-verification': [pictured('resend-verification', '/resend-verification')],
    '/reset-password': [
      pictured('reset-password', '/reset-password', 1),
      unpictured('reset-password-too-late', '/reset-password?token=x'),
    ],
    '/setup': [pictured('setup', '/setup', 1)],
    '/theme': [],
    '/verify-email': [
      pictured('verify-email', '/verify-email?token=x'),
      unpictured('verify-email-without-link', '/verify-email'),
    ],
  }),
];
