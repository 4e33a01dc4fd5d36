import { createComment } from '@rolecall/core/comment/create-comment';
import { deleteComment } from '@rolecall/core/comment/delete-comment';
import { listComments } from '@rolecall/core/comment/list-comments';
import { updateComment } from '@rolecall/core/comment/update-comment';
import { del, get, patch, post } from '../routes.ts';
import { createRouter } from '../trpc.ts';

export const commentRouter = createRouter({
  list: get(listComments, '/posts/{postId}/comments', 'List the comments on a post'),
  create: post(createComment, '/posts/{postId}/comments', 'Comment on a post', {
    status: 201,
    location: '/posts/{postId}/comments',
  }),
  update: patch(updateComment, '/comments/{id}', 'Update a comment'),
  delete: del(deleteComment, '/comments/{id}', 'Delete a comment'),
});
