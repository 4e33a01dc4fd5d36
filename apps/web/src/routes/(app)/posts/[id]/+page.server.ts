import { can } from '#lib/post/can.ts';
import { api } from '#lib/server/api.ts';
import { signedInUser } from '#lib/server/shell.ts';
import type { Actions, PageServerLoad } from './$types';
import { createComment, deleteComment, updateComment } from './comment-actions.ts';
import { deletePost, updatePost } from './post-actions.ts';
import { readComments } from './read-comments.ts';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const user = signedInUser(event.locals);
  const [post, comments] = await Promise.all([
    api(event).post.get.query({ id }),
    readComments(event),
  ]);
  return {
    post,
    canUpdate: can(user, 'post:update', post.author),
    canDelete: can(user, 'post:delete', post.author),
    comments: comments.items.map((comment) => ({
      ...comment,
      canUpdate: can(user, 'comment:update', comment.author),
      canDelete: can(user, 'comment:delete', comment.author),
    })),
    nextCursor: comments.nextCursor,
    isFirst: !event.url.searchParams.has('cursor'),
    /** What the URL says is being changed: `post`, or the id of a comment. */
    edit: event.url.searchParams.get('edit'),
  };
};

export const actions: Actions = {
  update: updatePost,
  delete: deletePost,
  comment: createComment,
  updateComment,
  deleteComment,
};
