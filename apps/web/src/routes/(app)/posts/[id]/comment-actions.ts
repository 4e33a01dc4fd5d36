import { CommentTarget, CreateCommentInput, UpdateCommentInput } from '@rolecall/schemas/comment';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { withParams } from '#lib/table-state.ts';
import { commentTexts, newCommentTexts } from '#lib/texts/posts/comments.ts';
import type { RequestEvent } from './$types';
import { readComments } from './read-comments.ts';

export const createComment = formAction({
  schema: CreateCommentInput.pick({ content: true }),
  run: ({ content }, event: RequestEvent) =>
    api(event).comment.create.mutate({ postId: event.params.id, content }),
  done: () => ({ message: newCommentTexts.published }),
});

export const updateComment = formAction({
  schema: UpdateCommentInput,
  run: (input, event: RequestEvent) => api(event).comment.update.mutate(input),
  readSaved: async (event, { id }) => {
    const { items } = await readComments(event);
    const saved = items.find((comment) => comment.id === id);
    return saved && { content: saved.content, ifMatch: saved.updatedAt };
  },
  done: (_, __, { url }) => ({ redirectTo: withParams(url, { edit: undefined }) }),
});

export const deleteComment = formAction({
  schema: CommentTarget,
  run: (input, event) => api(event).comment.delete.mutate(input),
  done: () => ({ message: commentTexts.deleted }),
});
