import { CreatePostInput } from '@rolecall/schemas/post';
import { SearchText } from '#lib/search-text.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { fromCursor } from '#lib/server/keyset.ts';
import { takeNotice } from '#lib/server/notice-cookie.ts';
import { tidyUrl } from '#lib/server/tidy-url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  tidyUrl(event.url);
  const q = SearchText.parse(event.url.searchParams.get('q') ?? undefined);
  return {
    q,
    posts: await fromCursor(event, (cursor) => api(event).post.list.query({ q, cursor })),
    isFirst: !event.url.searchParams.has('cursor'),
    notice: takeNotice(event),
  };
};

export const actions: Actions = {
  create: formAction({
    schema: CreatePostInput,
    run: (input, event) => api(event).post.create.mutate(input),
    done: ({ id }) => ({ redirectTo: `/posts/${id}` }),
  }),
};
