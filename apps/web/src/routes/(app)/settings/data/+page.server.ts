import { superValidate } from 'sveltekit-superforms';
import { signedInUser } from '#lib/server/shell.ts';
import type { Actions, PageServerLoad } from './$types';
import { DeleteForm, deleteAccount } from './delete-account.ts';
import { exportData } from './export-data.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { email, username } = signedInUser(locals);
  return { email, username, deleteForm: await superValidate(DeleteForm, { id: 'delete' }) };
};

export const actions: Actions = { export: exportData, delete: deleteAccount };
