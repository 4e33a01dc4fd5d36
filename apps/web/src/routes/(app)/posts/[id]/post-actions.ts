import { IfMatch } from '@rolecall/schemas/instant';
import { CreatePostInput } from '@rolecall/schemas/post';
import { api } from '#lib/server/api.ts';
import { formAction, NoFields } from '#lib/server/form-action.ts';
import type { RequestEvent } from './$types';

export const updatePost = formAction({
  schema: CreatePostInput.extend({ ifMatch: IfMatch }),
  run: (input, event: RequestEvent) =>
    api(event).post.update.mutate({ id: event.params.id, ...input }),
  readSaved: async (event) => {
    const { title, content, updatedAt } = await api(event).post.get.query({ id: event.params.id });
    return { title, content, ifMatch: updatedAt };
  },
  done: ({ id }) => ({ redirectTo: `/posts/${id}` }),
});

export const deletePost = formAction({
  schema: NoFields,
  run: (_, event: RequestEvent) => api(event).post.delete.mutate({ id: event.params.id }),
  done: () => ({ redirectTo: '/posts', notice: 'post-deleted' }),
});
