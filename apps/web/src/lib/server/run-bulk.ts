import { BulkLine } from '@rolecall/schemas/bulk-line';
import type { BulkLinesInput } from '@rolecall/schemas/bulk-users';
import type { ErrorBody } from '@rolecall/schemas/error-body';
import { error, type RequestEvent } from '@sveltejs/kit';
import type { BulkRequest, RunLine } from '../user/bulk/bulk-request.ts';
import { readLines } from '../user/bulk/read-lines.ts';
import { listUsersQuery, userFilterOf } from '../user/table/list-users-query.ts';
import { streamFromApi } from './api.ts';
import { refusalIn } from './api-error.ts';
import { fullNames } from './full-names.ts';
import { readZone } from './preferences.ts';

type Lines = AsyncGenerator<RunLine, void>;

/**
 * Does one thing to many users, under the id of this request.
 * @returns what becomes of them, a line for each batch; or why it was refused before it began
 */
export async function runBulk(
  event: RequestEvent,
  asked: BulkRequest,
): Promise<{ lines: Lines } | { refusal: ErrorBody }> {
  const response = await streamFromApi(event, '/admin/users/bulk', inputOf(event, asked));
  if (response.ok && response.body) return { lines: withNames(event, response.body) };
  const refusal = await refusalIn(response);
  if (refusal === undefined || refusal.code === 'INTERNAL') error(response.status);
  return { refusal };
}

/** What the API is asked for: those of the ids, or those whom the table shows at a URL. */
export function inputOf(event: RequestEvent, asked: BulkRequest): BulkLinesInput {
  const { search, asOf, password: _, ...input } = asked;
  if (search === undefined) return input;
  const query = listUsersQuery(new URLSearchParams(search));
  const filter = userFilterOf(query, readZone(event.cookies));
  if (asOf && (!filter.createdTo || asOf < filter.createdTo)) filter.createdTo = asOf;
  return { ...input, filter };
}

/**
 * The lines of the API with the names of those who were refused; some may be gone by now. The own
 * account is not among them: the preview said that it stays as it is.
 */
async function* withNames(event: RequestEvent, body: ReadableStream<Uint8Array>): Lines {
  for await (const text of readLines(body)) {
    const line = BulkLine.parse(JSON.parse(text));
    if (line.type !== 'progress') {
      yield line;
      continue;
    }
    const { items, ...progress } = line;
    const refused = items.flatMap(({ id, error: reason }) =>
      reason && reason.code !== 'SELF_TARGET' ? [{ id, message: reason.message }] : [],
    );
    const names = await fullNames(
      event,
      refused.map(({ id }) => id),
    );
    yield {
      ...progress,
      refused: refused.map((one) => ({ ...one, name: names.get(one.id) ?? one.id })),
    };
  }
}
