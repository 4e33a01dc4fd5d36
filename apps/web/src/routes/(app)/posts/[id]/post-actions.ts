import { CreatePostInput } from '@rolecall/schemas/post';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { api } from '#lib/server/api.ts';
import { actionableError, failForm, failInvalid } from '#lib/server/api-error.ts';
import { refused } from '#lib/server/perform.ts';
import type { RequestEvent } from './$types';

export const EditForm = zod4(CreatePostInput);

export async function updatePost(event: RequestEvent) {
  const { id } = event.params;
  const form = await superValidate(event, EditForm, { id: 'post' });
  if (!form.valid) return failInvalid(form);
  try {
    await api(event).post.update.mutate({ id, ...form.data });
  } catch (error) {
    return failForm(form, error);
  }
  redirect(303, `/posts/${id}`);
}

export async function deletePost(event: RequestEvent) {
  try {
    await api(event).post.delete.mutate({ id: event.params.id });
  } catch (error) {
    return refused(actionableError(error));
  }
  redirect(303, '/posts?notice=post-deleted');
}
