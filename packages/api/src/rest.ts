import type { AnyVerb } from '@rolecall/core/verb';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Where REST shows a procedure, and how. */
export type Rest = {
  method: Method;
  /** Below `/api/v1`, with `{id}` for what the input takes from it. */
  path: `/${string}`;
  /** What it does, in a few words: its title in the reference. */
  summary: string;
  /** The status of success. */
  status: 200 | 201;
  /** Where what was created is found, below `/api/v1`, with `{field}` from the output; dotted for nested ones. */
  location: string | undefined;
  /** Answers the same as lines, a piece at a time, to who accepts its media type. */
  streamed: AnyVerb | undefined;
};
