import { superValidate } from 'sveltekit-superforms';
import { mayDo } from '#lib/post/may.ts';
import { api } from '#lib/server/api.ts';
import { fromCursor } from '#lib/server/keyset.ts';
import { signedInUser } from '#lib/server/shell.ts';
import type { Actions, PageServerLoad } from './$types';
import {
  CommentForm,
  createComment,
  deleteComment,
  EditCommentForm,
  updateComment,
} from './comment-actions.ts';
import { deletePost, EditForm, updatePost } from './post-actions.ts';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const user = signedInUser(event.locals);
  const client = api(event);
  const [post, comments] = await Promise.all([
    client.post.get.query({ id }),
    fromCursor(event, (cursor) => client.comment.list.query({ postId: id, cursor })),
  ]);
  const edit = event.url.searchParams.get('edit');
  const edited = comments.items.find((comment) => comment.id === edit);
  return {
    post,
    mayUpdate: mayDo(user, 'post:update', post.author),
    mayDelete: mayDo(user, 'post:delete', post.author),
    comments: comments.items.map((comment) => ({
      ...comment,
      mayUpdate: mayDo(user, 'comment:update', comment.author),
      mayDelete: mayDo(user, 'comment:delete', comment.author),
    })),
    nextCursor: comments.nextCursor,
    isFirst: !event.url.searchParams.has('cursor'),
    /** What the address says is being changed: `post`, or the id of a comment. */
    edit,
    postForm: await superValidate({ title: post.title, content: post.content }, EditForm, {
      id: 'post',
    }),
    commentForm: await superValidate(CommentForm, { id: 'comment' }),
    editForm: await superValidate(
      edited && { id: edited.id, content: edited.content },
      EditCommentForm,
      { id: 'edit-comment', errors: false },
    ),
  };
};

export const actions: Actions = {
  update: updatePost,
  delete: deletePost,
  comment: createComment,
  updateComment,
  deleteComment,
};
