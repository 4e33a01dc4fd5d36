import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import { FileName } from '@rolecall/schemas/imports';
import { error, redirect } from '@sveltejs/kit';
import { OWNER_FIELD } from '#lib/owner.ts';
import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { readFileForm } from '#lib/server/multipart-file.ts';
import { setNotice } from '#lib/server/notice-cookie.ts';
import { ownerRefusal } from '#lib/server/owner-refusal.ts';
import { uploadImport } from '#lib/server/upload-import.ts';
import type { RequestHandler } from './$types';

/** Takes the file of an import, larger than any other form, and has it read. */
export const POST: RequestHandler = async (event) => {
  const { id } = event.params;
  const form = await readFileForm(event.request);
  if (form === undefined) error(400);
  const foreign = ownerRefusal(event, form.fields.get(OWNER_FIELD));
  if (foreign) error(ERROR_CODES[foreign.code].status, foreign.message);
  const page = `/admin/imports/${encodeURIComponent(id)}`;
  let length: number;
  try {
    length = await uploadImport(event, id, form.pieces);
    const fileName = FileName.safeParse(form.fileName.slice(0, 200)).data;
    if (length > 0) await api(event).admin.imports.plan.mutate({ id, fileName });
  } catch (cause) {
    if (cause instanceof TypeError) error(400);
    const { code, message } = actionableError(cause);
    error(ERROR_CODES[code].status, message);
  }
  if (length === 0) setNotice(event, 'no-file');
  redirect(303, page);
};
