import { signedInUser } from '#lib/server/shell.ts';
import type { Actions, PageServerLoad } from './$types';
import { deleteAccount } from './delete-account.ts';
import { exportData } from './export-data.ts';

export const load: PageServerLoad = ({ locals }) => {
  const { email, username, role } = signedInUser(locals);
  return { email, username, canDelete: role !== 'admin' };
};

export const actions: Actions = { export: exportData, delete: deleteAccount };
