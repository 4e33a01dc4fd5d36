import { createPost } from '@rolecall/core/post/create-post';
import { deletePost } from '@rolecall/core/post/delete-post';
import { getPost } from '@rolecall/core/post/get-post';
import { listPosts } from '@rolecall/core/post/list-posts';
import { updatePost } from '@rolecall/core/post/update-post';
import { rest } from '../rest.ts';
import { command, createRouter, query } from '../trpc.ts';

export const postRouter = createRouter({
  list: query(listPosts, rest('GET', '/posts', 'List posts')),
  get: query(getPost, rest('GET', '/posts/{id}', 'Get a post')),
  create: command(
    createPost,
    rest('POST', '/posts', 'Create a post', { status: 201, location: '/posts/{id}' }),
  ),
  update: command(updatePost, rest('PATCH', '/posts/{id}', 'Update a post')),
  delete: command(deletePost, rest('DELETE', '/posts/{id}', 'Delete a post')),
});
