import type { RequestEvent } from '@sveltejs/kit';

/** The form of a request, as `checkForm` read it. */
export async function formOf({
  request,
  locals,
}: Pick<RequestEvent, 'request' | 'locals'>): Promise<FormData> {
  locals.form ??= await request.formData();
  return locals.form;
}
