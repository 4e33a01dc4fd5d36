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
  views?: readonly View[];
};

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

/** Every page and endpoint: a new one is a row here, and the policy is changed knowingly. */
export const PAGES: readonly PageRow[] = [
  { route: '/(admin)/admin', access: 'admin', views: [{ name: 'admin', path: '/admin' }] },
  {
    route: '/(admin)/admin/audit',
    access: 'admin',
    views: [
      { name: 'audit', path: '/admin/audit' },
      unpictured('audit-none', '/admin/audit?actor=nobody'),
    ],
  },
  {
    route: '/(admin)/admin/imports',
    access: 'admin',
    views: [{ name: 'imports', path: '/admin/imports' }],
  },
  {
    route: '/(admin)/admin/imports/[id]',
    access: 'admin',
    views: [
      {
        name: 'import',
        path: ({ importId }) => `/admin/imports/${importId}`,
        passwordForms: 1,
      },
    ],
  },
  { route: '/(admin)/admin/imports/[id]/file', access: 'admin' },
  { route: '/(admin)/admin/imports/[id]/result.csv', access: 'admin' },
  {
    route: '/(admin)/admin/blocked',
    access: 'admin',
    views: [
      { name: 'blocked', path: '/admin/blocked' },
      unpictured('blocked-asked', '/admin/blocked?ask=deactivated&email=nobody@example.com'),
    ],
  },
  {
    route: '/(admin)/admin/mail',
    access: 'admin',
    views: [
      { name: 'mail', path: '/admin/mail' },
      unpictured('mail-none', '/admin/mail?user=nobody'),
    ],
  },
  {
    route: '/(admin)/admin/mail/[id]',
    access: 'admin',
    views: [unpictured('mail-preview', ({ sentMailId }) => `/admin/mail/${sentMailId}`, 'iframe')],
  },
  { route: '/(admin)/admin/mail/[id]/html', access: 'admin' },
  {
    route: '/(admin)/admin/users',
    access: 'admin',
    views: [
      { name: 'users', path: '/admin/users' },
      {
        name: 'users-filtered',
        path: '/admin/users?q=an&role=user&status=active&sort=name&dir=asc',
      },
      { name: 'users-none', path: '/admin/users?q=nobody-has-this-name' },
    ],
  },
  { route: '/(admin)/admin/users.csv', access: 'admin' },
  {
    route: '/(admin)/admin/users/[id]',
    access: 'admin',
    views: [
      { name: 'user', path: ({ userId }) => `/admin/users/${userId}` },
      tab('sign-in', 'lockedOutId'),
      tab('security', 'rtlId'),
      tab('activity', 'userId'),
      tab('mail', 'rtlId'),
      tab('posts', 'authorId'),
      tab('danger', 'userId'),
      { name: 'user-locked-out', path: ({ lockedOutId }) => `/admin/users/${lockedOutId}` },
      { name: 'user-without-name', path: ({ emptyId }) => `/admin/users/${emptyId}` },
    ],
  },
  { route: '/(admin)/admin/users/bulk', access: 'admin' },
  { route: '/(admin)/admin/audit/revert-preview', access: 'admin' },
  { route: '/(admin)/admin/users/bulk/preview', access: 'admin' },
  {
    route: '/(admin)/admin/users/new',
    access: 'admin',
    views: [
      { name: 'user-new', path: '/admin/users/new' },
      {
        ...unpictured('user-new-with-password', '/admin/users/new?with=password'),
        passwordForms: 1,
      },
    ],
  },
  { route: '/(admin)/admin/users/suggest', access: 'admin' },
  { route: '/(admin)/admin/users/revert', access: 'admin' },
  { route: '/(app)', access: 'user', views: [{ name: 'dashboard', path: '/' }] },
  {
    route: '/(app)/posts',
    access: 'user',
    views: [
      { name: 'posts', path: '/posts' },
      { name: 'posts-none', path: '/posts?q=nothing-like-it' },
    ],
  },
  {
    route: '/(app)/posts/[id]',
    access: 'user',
    views: [
      { name: 'post', path: ({ postId }) => `/posts/${postId}` },
      unpictured('post-edit', ({ postId }) => `/posts/${postId}?edit=post`, 'form textarea'),
      unpictured('comment-edit', ({ postId, commentId }) => `/posts/${postId}?edit=${commentId}`),
    ],
  },
  { route: '/(app)/settings', access: 'user' },
  {
    route: '/(app)/settings/data',
    access: 'user',
    views: [{ name: 'settings-data', path: '/settings/data' }],
  },
  {
    route: '/(app)/settings/profile',
    access: 'user',
    views: [{ name: 'settings-profile', path: '/settings/profile' }],
  },
  {
    route: '/(app)/settings/security',
    access: 'user',
    views: [{ name: 'settings-security', path: '/settings/security', passwordForms: 2 }],
  },
  {
    route: '/(auth)/login',
    access: 'guest',
    views: [{ name: 'login', path: '/login', passwordForms: 1 }],
  },
  { route: '/(app)/[...missing]', access: 'anyone' },
  {
    route: '/(auth)/register',
    access: 'guest',
    views: [{ name: 'register', path: '/register', passwordForms: 1 }],
  },
  { route: '/[x+2e]well-known/change-password', access: 'anyone' },
  { route: '/confirm-email', access: 'anyone' },
  {
    route: '/confirm-email-change',
    access: 'anyone',
    views: [
      { name: 'confirm-email-change', path: '/confirm-email-change' },
      unpictured('confirm-email-change-too-late', '/confirm-email-change?token=x'),
    ],
  },
  {
    route: '/accept-invitation',
    access: 'anyone',
    views: [
      { ...unpictured('accept-invitation', '/accept-invitation'), passwordForms: 1 },
      unpictured('accept-invitation-too-late', '/accept-invitation?token=x'),
    ],
  },
  { route: '/dev/mail', access: 'anyone', views: [{ name: 'mailbox', path: '/dev/mail' }] },
  {
    route: '/dev/mail/[id]',
    access: 'anyone',
    views: [unpictured('mailbox-mail', ({ mailId }) => `/dev/mail/${mailId}`, 'iframe')],
  },
  { route: '/dev/mail/[id]/html', access: 'anyone' },
  {
    route: '/forgot-password',
    access: 'anyone',
    views: [{ name: 'forgot-password', path: '/forgot-password' }],
  },
  {
    route: '/resend-verification',
    access: 'anyone',
    views: [{ name: 'resend-verification', path: '/resend-verification' }],
  },
  {
    route: '/reset-password',
    access: 'anyone',
    views: [
      { name: 'reset-password', path: '/reset-password', passwordForms: 1 },
      unpictured('reset-password-too-late', '/reset-password?token=x'),
    ],
  },
  {
    route: '/setup',
    access: 'anyone',
    views: [{ name: 'setup', path: '/setup', passwordForms: 1 }],
  },
  { route: '/theme', access: 'anyone' },
  {
    route: '/verify-email',
    access: 'anyone',
    views: [
      { name: 'verify-email', path: '/verify-email?token=x' },
      unpictured('verify-email-without-link', '/verify-email'),
    ],
  },
];
