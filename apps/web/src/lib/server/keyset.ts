import { type RequestEvent, redirect } from '@sveltejs/kit';
import { withParams } from '../table-state.ts';
import { readErrorBody } from './api-error.ts';

/**
 * Reads the page of a list that the URL's cursor leads to. A cursor of another list, or a
 * broken one, leads to the beginning.
 */
export async function fromCursor<T>(
  { url }: Pick<RequestEvent, 'url'>,
  read: (cursor: string | undefined) => Promise<T>,
): Promise<T> {
  const cursor = url.searchParams.get('cursor') || undefined;
  try {
    return await read(cursor);
  } catch (error) {
    if (cursor === undefined || readErrorBody(error)?.code !== 'VALIDATION_FAILED') throw error;
    redirect(303, withParams(url, { cursor: undefined }));
  }
}
