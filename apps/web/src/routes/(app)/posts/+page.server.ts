import { CreatePostInput } from '@rolecall/schemas/post';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { noticeFrom } from '#lib/notices.ts';
import { api } from '#lib/server/api.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import { fromCursor } from '#lib/server/keyset.ts';
import { SearchText } from '#lib/server/list-query.ts';
import { tidyAddress } from '#lib/server/tidy-address.ts';
import type { Actions, PageServerLoad } from './$types';

const PostForm = zod4(CreatePostInput);

export const load: PageServerLoad = async (event) => {
  tidyAddress(event.url);
  const q = SearchText.parse(event.url.searchParams.get('q') ?? undefined);
  return {
    q,
    posts: await fromCursor(event, (cursor) => api(event).post.list.query({ q, cursor })),
    isFirst: !event.url.searchParams.has('cursor'),
    form: await superValidate(PostForm),
    notice: noticeFrom(event.url),
  };
};

export const actions: Actions = {
  create: async (event) => {
    const form = await superValidate(event, PostForm);
    if (!form.valid) return failInvalid(form);
    let id: string;
    try {
      ({ id } = await api(event).post.create.mutate(form.data));
    } catch (error) {
      return failForm(form, error);
    }
    redirect(303, `/posts/${id}`);
  },
};
