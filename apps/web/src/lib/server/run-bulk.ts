import type { User } from '@rolecall/schemas/user';
import type { RequestEvent } from '@sveltejs/kit';
import type { BulkLine, BulkRequest, Refused } from '../user/bulk/bulk-request.ts';
import { displayName } from '../user/labels.ts';
import { api } from './api.ts';
import { errorBody } from './api-error.ts';
import { listUsersQuery, userFilterOf } from './list-users-query.ts';
import { namesOf } from './names-of.ts';
import { patiently } from './patiently.ts';
import { readZone } from './preferences.ts';

/** As many as one call of the API takes. */
const CHUNK = 100;
const RESTARTING = 'The server is being restarted. Go on in a moment.';

type Chunk = {
  ids: string[];
  /** The people behind the ids, where the list has them already. */
  users: User[];
  /** Where the list goes on. */
  next: string | undefined;
};

/**
 * Does one thing to many users, a chunk at a time, all under the id of this request. Who is to be
 * touched is read by keyset, so that rows which leave the list by being changed move no others.
 * @returns what became of them, a line for each chunk; ending it early stops before the next one,
 *   and so does a server that ends
 * @throws what the API answers when it refuses the first chunk
 */
export async function* runBulk(event: RequestEvent, asked: BulkRequest): AsyncGenerator<BulkLine> {
  const { action, role, ids: wanted = [], search } = asked;
  const chunks =
    search === undefined ? namedChunks(wanted, asked) : searchedChunks(event, search, asked);
  let cursor = asked.cursor;
  let isFirst = true;
  try {
    for await (const { ids, users, next } of chunks) {
      if (!isFirst && event.platform?.draining.aborted) {
        yield { type: 'stopped', message: RESTARTING, cursor };
        return;
      }
      const { items, succeeded } = await patiently(event, () =>
        api(event).admin.users.bulk.mutate({ action, role, ids }),
      );
      const refusals = items.flatMap(({ id, error }) =>
        error ? [{ id, message: error.message }] : [],
      );
      yield { type: 'progress', succeeded, refused: await withNames(event, refusals, users) };
      isFirst = false;
      cursor = next;
    }
    yield { type: 'end' };
  } catch (error) {
    const body = errorBody(error);
    if (isFirst || body === undefined) throw error;
    yield { type: 'stopped', message: body.message, cursor };
  }
}

/** The people who are named one by one. The cursor is how many of them are done. */
function* namedChunks(ids: string[], { limit, cursor = '0' }: BulkRequest): Generator<Chunk> {
  const last = Math.min(ids.length, Number(cursor) + limit);
  for (let start = Number(cursor); start < last; start += CHUNK) {
    const end = Math.min(start + CHUNK, last);
    yield { ids: ids.slice(start, end), users: [], next: String(end) };
  }
}

/** Those whom the table shows at an address, as the list reads them. */
async function* searchedChunks(
  event: RequestEvent,
  search: string,
  { limit, asOf, cursor: from }: BulkRequest,
): AsyncGenerator<Chunk> {
  const query = listUsersQuery(new URLSearchParams(search));
  const filter = userFilterOf(query, readZone(event.cookies));
  if (asOf && (!filter.createdTo || asOf < filter.createdTo)) filter.createdTo = asOf;
  let left = limit;
  for (let cursor = from; left > 0; ) {
    const { items, nextCursor } = await patiently(event, () =>
      api(event).admin.users.list.query({ ...filter, perPage: CHUNK, cursor }),
    );
    const users = items.slice(0, left);
    if (users.length === 0) return;
    left -= users.length;
    yield { ids: users.map(({ id }) => id), users, next: nextCursor ?? undefined };
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}

/** Refusals with the names of the people, who may be gone by now. */
async function withNames(
  event: RequestEvent,
  refusals: Omit<Refused, 'name'>[],
  users: User[],
): Promise<Refused[]> {
  const known = new Map(users.map((user) => [user.id, displayName(user)]));
  const unknown = refusals.map(({ id }) => id).filter((id) => !known.has(id));
  const looked = await namesOf(event, unknown);
  return refusals.map((one) => ({ ...one, name: known.get(one.id) ?? looked[one.id] ?? one.id }));
}
