import type { RunStatement } from './statement.ts';
import type { WriteLane } from './write-lane.ts';

export type ReadLanes = {
  /** Rows by key, as fresh as security needs. */
  lookup: RunStatement;
  /** What may take a while and may be a moment behind, in the share of a caller. */
  readFor(caller: string | undefined): RunStatement;
  /** The same, as fresh as security needs. */
  readConsistentFor(caller: string | undefined): RunStatement;
};

/** The ways to a database, whatever kind it is: `openDatabase` puts one `Database` in front of them. */
export type Lanes = ReadLanes & {
  /** The same reads as the primary answers them; nothing where no replica does. */
  atPrimary: ReadLanes | undefined;
  /** Knows what `lookup` may not know yet; nothing where that asks the same. */
  primary(): RunStatement | undefined;
  write: WriteLane;
  /** How many reads run or wait in the lane of reads. */
  pendingReads(): number;
  /** How long ago the replica was in step with its primary, in seconds; nothing without one. */
  replicaLagSeconds(): number | undefined;
  /** Resolves when the database answers. @throws when it does not, within so many milliseconds */
  ping(timeoutMs: number): Promise<void>;
  /** Copies everything as it is at one moment into a new file. */
  copyTo(target: string): Promise<void>;
  close(): Promise<void>;
};
