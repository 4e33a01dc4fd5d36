import { createPost } from '@rolecall/core/post/create-post';
import { deletePost } from '@rolecall/core/post/delete-post';
import { getPost } from '@rolecall/core/post/get-post';
import { listPosts } from '@rolecall/core/post/list-posts';
import { updatePost } from '@rolecall/core/post/update-post';
import { Ok } from '@rolecall/schemas/fields';
import {
  CreatePostInput,
  ListPostsInput,
  Post,
  PostPage,
  PostTarget,
  UpdatePostInput,
} from '@rolecall/schemas/post';
import { rest } from '../rest-meta.ts';
import { createRouter, userProcedure } from '../trpc.ts';

const signedIn = true;

export const postRouter = createRouter({
  list: userProcedure
    .meta(rest('GET', '/posts', 'Posts, the newest first', { signedIn }))
    .input(ListPostsInput)
    .output(PostPage)
    .query(({ ctx, input }) => listPosts(ctx.verbContext, input)),
  get: userProcedure
    .meta(rest('GET', '/posts/{id}', 'One post', { signedIn, errors: ['NOT_FOUND'] }))
    .input(PostTarget)
    .output(Post)
    .query(({ ctx, input }) => getPost(ctx.verbContext, input)),
  create: userProcedure
    .meta(
      rest('POST', '/posts', 'Publish a post', {
        signedIn,
        status: 201,
        location: '/posts/{id}',
        errors: ['TITLE_TAKEN'],
      }),
    )
    .input(CreatePostInput)
    .output(Post)
    .mutation(({ ctx, input }) => createPost(ctx.verbContext, input)),
  update: userProcedure
    .meta(
      rest('PATCH', '/posts/{id}', 'Change a post', {
        signedIn,
        errors: ['FORBIDDEN', 'NOT_FOUND', 'TITLE_TAKEN'],
      }),
    )
    .input(UpdatePostInput)
    .output(Post)
    .mutation(({ ctx, input }) => updatePost(ctx.verbContext, input)),
  delete: userProcedure
    .meta(
      rest('DELETE', '/posts/{id}', 'Delete a post', {
        signedIn,
        errors: ['FORBIDDEN', 'NOT_FOUND'],
      }),
    )
    .input(PostTarget)
    .output(Ok)
    .mutation(({ ctx, input }) => deletePost(ctx.verbContext, input)),
});
