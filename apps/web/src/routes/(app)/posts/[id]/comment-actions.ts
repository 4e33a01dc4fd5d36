import { CreateCommentInput, UpdateCommentInput } from '@rolecall/schemas/post';
import { redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { api } from '#lib/server/api.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import { perform } from '#lib/server/perform.ts';
import { withParams } from '#lib/table-state.ts';
import type { RequestEvent } from './$types';

export const CommentForm = zod4(CreateCommentInput.pick({ content: true }));
export const EditCommentForm = zod4(UpdateCommentInput);

export async function createComment(event: RequestEvent) {
  const form = await superValidate(event, CommentForm, { id: 'comment' });
  if (!form.valid) return failInvalid(form);
  try {
    await api(event).comment.create.mutate({ postId: event.params.id, ...form.data });
  } catch (error) {
    return failForm(form, error);
  }
  form.data.content = '';
  return message(form, 'Your comment is published.');
}

export async function updateComment(event: RequestEvent) {
  const form = await superValidate(event, EditCommentForm, { id: 'edit-comment' });
  if (!form.valid) return failInvalid(form);
  try {
    await api(event).comment.update.mutate(form.data);
  } catch (error) {
    return failForm(form, error);
  }
  redirect(303, withParams(event.url, { edit: undefined }));
}

export async function deleteComment(event: RequestEvent) {
  const values = await event.request.formData();
  const id = String(values.get('id')).slice(0, 64);
  return perform(
    () => api(event).comment.delete.mutate({ id }),
    () => 'The comment is deleted.',
  );
}
