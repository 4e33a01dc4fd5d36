/** The path that every route of REST begins with. */
export const REST_BASE = '/api/v1';
