import { api } from '#lib/server/api.ts';
import { fromCursor } from '#lib/server/keyset.ts';
import type { RequestEvent } from './$types';

/** The comments of the post that the URL names, from its cursor on. */
export function readComments(event: RequestEvent) {
  const postId = event.params.id;
  return fromCursor(event, (cursor) => api(event).comment.list.query({ postId, cursor }));
}
