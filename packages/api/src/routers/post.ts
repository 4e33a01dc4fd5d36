import { createPost } from '@rolecall/core/post/create-post';
import { deletePost } from '@rolecall/core/post/delete-post';
import { getPost } from '@rolecall/core/post/get-post';
import { listPosts } from '@rolecall/core/post/list-posts';
import { updatePost } from '@rolecall/core/post/update-post';
import { del, get, patch, post } from '../routes.ts';
import { createRouter } from '../trpc.ts';

export const postRouter = createRouter({
  list: get(listPosts, '/posts', 'List posts'),
  get: get(getPost, '/posts/{id}', 'Get a post'),
  create: post(createPost, '/posts', 'Create a post', { status: 201, location: '/posts/{id}' }),
  update: patch(updatePost, '/posts/{id}', 'Update a post'),
  delete: del(deletePost, '/posts/{id}', 'Delete a post'),
});
