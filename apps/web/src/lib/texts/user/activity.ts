import { counted } from '@rolecall/schemas/counted';

/** What a user did, and what was done to them. */
export const activityTexts = {
  lead: 'Everything this user did and everything done to them. Newest first.',
  onlyAsTarget: 'Only as target',
  onlyAsActor: 'Only as actor',
  label: 'Activity',
  none: { title: 'No events yet' },
};

/** The emails to a user. */
export const mailTabTexts = {
  lead: 'Emails to this user, newest first.',
  label: 'Emails',
  none: { title: 'No emails yet', text: 'There are no emails to this user.' },
};

/** What a user wrote. */
export const postsTabTexts = {
  lead: (posts: number, comments: number) =>
    `${counted(posts, 'post')}, newest first, and ${counted(comments, 'comment')}.`,
  label: 'Posts',
  published: 'Published',
  edited: 'Edited',
  comments: (count: number) => counted(count, 'comment'),
  noPosts: 'No posts yet',
  onlyComments: (count: number) => `${counted(count, 'comment')} on other posts.`,
  noComments: 'No comments yet.',
};
