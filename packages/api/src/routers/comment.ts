import { createComment } from '@rolecall/core/comment/create-comment';
import { deleteComment } from '@rolecall/core/comment/delete-comment';
import { listComments } from '@rolecall/core/comment/list-comments';
import { updateComment } from '@rolecall/core/comment/update-comment';
import { Ok } from '@rolecall/schemas/fields';
import {
  Comment,
  CommentPage,
  CommentTarget,
  CreateCommentInput,
  ListCommentsInput,
  UpdateCommentInput,
} from '@rolecall/schemas/post';
import { rest } from '../rest-meta.ts';
import { createRouter, userProcedure } from '../trpc.ts';

const signedIn = true;

export const commentRouter = createRouter({
  list: userProcedure
    .meta(
      rest('GET', '/posts/{postId}/comments', 'Comments, the oldest first', {
        signedIn,
        errors: ['NOT_FOUND'],
      }),
    )
    .input(ListCommentsInput)
    .output(CommentPage)
    .query(({ ctx, input }) => listComments(ctx.verbContext, input)),
  create: userProcedure
    .meta(
      rest('POST', '/posts/{postId}/comments', 'Comment on a post', {
        signedIn,
        status: 201,
        location: '/posts/{postId}/comments',
        errors: ['NOT_FOUND'],
      }),
    )
    .input(CreateCommentInput)
    .output(Comment)
    .mutation(({ ctx, input }) => createComment(ctx.verbContext, input)),
  update: userProcedure
    .meta(
      rest('PATCH', '/comments/{id}', 'Change a comment', {
        signedIn,
        errors: ['FORBIDDEN', 'NOT_FOUND'],
      }),
    )
    .input(UpdateCommentInput)
    .output(Comment)
    .mutation(({ ctx, input }) => updateComment(ctx.verbContext, input)),
  delete: userProcedure
    .meta(
      rest('DELETE', '/comments/{id}', 'Delete a comment', {
        signedIn,
        errors: ['FORBIDDEN', 'NOT_FOUND'],
      }),
    )
    .input(CommentTarget)
    .output(Ok)
    .mutation(({ ctx, input }) => deleteComment(ctx.verbContext, input)),
});
