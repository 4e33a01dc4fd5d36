import { counted } from '@rolecall/schemas/counted';

export const commentsTexts = {
  title: (count: number) => counted(count, 'comment'),
  list: 'Comments',
  noneYet: 'No comments yet.',
  first: 'First comments',
  newer: 'Newer comments',
};

export const commentTexts = {
  /** What the links are about, for those who hear them only. */
  about: (author: string) => `${author}’s comment`,
  edit: 'Edit',
  delete: 'Delete',
  deleteComment: 'Delete comment',
  deleted: 'Comment deleted.',
};

export const editCommentTexts = { content: 'Comment', save: 'Save comment' };

export const newCommentTexts = {
  content: 'Your comment',
  publish: 'Comment',
  published: 'Comment published.',
  isOnLastPage: 'Your comment is on the last page.',
};
