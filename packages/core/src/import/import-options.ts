import type { Role } from '@rolecall/schemas/permissions';
import type { Mapping } from '../import-system/mapping.ts';

/** What an operator says of a file. */
export type ImportOptions = {
  now: Date;
  /** The table of users, in a file that has several. */
  table?: string | undefined;
  /** Which column holds which field, where that is not found by itself. */
  map?: Mapping | undefined;
  /** What roles there become here, by their names in lower case; `*` stands for all others. */
  roles?: Readonly<Record<string, Role>> | undefined;
  /** The password hash parameters of a Firebase project, as its console shows them. */
  firebaseConfig?: unknown;
  /** Counts emails as verified where the file says nothing of them. */
  assumeVerified?: boolean | undefined;
  /**
   * Whether anyone may have made the file: it is read in a process of its own, and what would make a
   * database compute is not.
   */
  isUploaded?: boolean | undefined;
  /** Ends the reading of an uploaded file at once. */
  signal?: AbortSignal | undefined;
  /** Calls rows without a name invalid. */
  requireName?: boolean | undefined;
};
