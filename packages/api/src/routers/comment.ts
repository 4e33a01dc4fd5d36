import { createComment } from '@rolecall/core/comment/create-comment';
import { deleteComment } from '@rolecall/core/comment/delete-comment';
import { listComments } from '@rolecall/core/comment/list-comments';
import { updateComment } from '@rolecall/core/comment/update-comment';
import { rest } from '../rest.ts';
import { command, createRouter, query } from '../trpc.ts';

export const commentRouter = createRouter({
  list: query(listComments, rest('GET', '/posts/{postId}/comments', 'List the comments on a post')),
  create: command(
    createComment,
    rest('POST', '/posts/{postId}/comments', 'Comment on a post', {
      status: 201,
      location: '/posts/{postId}/comments',
    }),
  ),
  update: command(updateComment, rest('PATCH', '/comments/{id}', 'Update a comment')),
  delete: command(deleteComment, rest('DELETE', '/comments/{id}', 'Delete a comment')),
});
