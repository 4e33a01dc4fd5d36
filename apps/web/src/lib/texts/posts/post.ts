import { counted } from '@rolecall/schemas/counted';

export const postTexts = {
  posts: 'Posts',
  edit: 'Edit',
  delete: 'Delete',
  save: 'Save',
};

export const postFieldsTexts = {
  title: 'Title',
  content: 'Text',
  contentHint: 'Plain text. URLs that begin with https:// become links.',
};

export const deletePostTexts = {
  title: 'Delete this post?',
  text: (comments: number) =>
    `This deletes the post and ${counted(comments, 'comment')}. This can’t be undone.`,
  delete: 'Delete this post',
};
