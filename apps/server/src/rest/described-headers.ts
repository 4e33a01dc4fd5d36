import { REST_BASE } from '@rolecall/schemas/rest-base';

const text = (description: string, example: string) => ({
  description,
  schema: { type: 'string' as const },
  example,
});
const number = (description: string, example: number) => ({
  description,
  schema: { type: 'integer' as const },
  example,
});

/** Every header of a response that programs can rely on. */
export const DESCRIBED_HEADERS = {
  Location: text('URL of the created object.', `${REST_BASE}/posts/pst_01k9x3v7e8f2m4q6s8t0w2y4z6`),
  ETag: text(
    'The version of the returned object; send it as `If-Match` with a change.',
    '"2026-11-21T09:30:00.000Z"',
  ),
  'RateLimit-Limit': number('How many requests the tightest limit allows.', 10),
  'RateLimit-Remaining': number('How many of them are left.', 9),
  'RateLimit-Reset': number('Seconds until the limit resets.', 60),
  'Retry-After': number('Seconds to wait before retrying.', 30),
  'X-Request-Id': text('The request ID, also in the server log.', 'req_01k9x3v7e8f2m4q6s8t0w2y4z6'),
};

export type DescribedHeader = keyof typeof DESCRIBED_HEADERS;

export const LIMIT_HEADERS: DescribedHeader[] = [
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
];

/** The headers of a response, each described once for all. */
export function headersNamed(...names: DescribedHeader[]) {
  const all = ['X-Request-Id', ...names];
  return Object.fromEntries(
    all.map((name) => [name, { $ref: `#/components/headers/${name}` as const }]),
  );
}
