/** What the server tells the program that keeps its replica in step. */
export type ToChild =
  | {
      kind: 'follow';
      path: string;
      /** The primary, over HTTP. */
      url: string;
      authToken: string | undefined;
      /** How long it rests between two steps, in milliseconds. */
      everyMs: number;
      /** What was asked for so far: its first step answers that. */
      ask: number;
    }
  /** Take a step that begins now or later; asks are numbered. */
  | { kind: 'step'; ask: number };

/** What it answers. */
export type FromChild =
  /** From here on it may hang: the time limit runs. */
  | { kind: 'stepping' }
  | {
      kind: 'stepped';
      /** The last ask that had arrived when the step began. */
      ask: number;
      /** When the step began, in milliseconds of the epoch. */
      beganAt: number;
      /** Whether this is a new file, made because the old one was damaged. */
      isNewFile: boolean;
    }
  | { kind: 'failed'; message: string };
