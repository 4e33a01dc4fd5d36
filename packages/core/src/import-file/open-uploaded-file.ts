import { DomainError } from '../errors.ts';
import { openSourceFile } from './open-source-file.ts';
import { READ_COMMAND, type ReadOrder, type ReadTurn } from './read-program.ts';
import type { FileRecord, SourceFile } from './record.ts';
import { unreadable, unreadableFile } from './unreadable-file.ts';
import { watchMemory } from './watch-memory.ts';
import { withinProcessorTime } from './within-processor-time.ts';

/** How much processor time a program may take for its next records, in milliseconds. */
const TURN_MS = 20_000;
const TOO_SLOW = 'It takes too long to read: save it as CSV, or import it on the command line.';
/** How much memory a program may take: twice what it needs for rows as long as they may be. */
const MEMORY_BYTES = 192 * 1024 * 1024;
const TOO_LARGE =
  'It takes too much memory to read: save it as CSV, or import it on the command line.';
const refusalOf = (reason: string): ReadTurn => ({ refusal: { file: [reason] } });

type Options = {
  /** The table of users, where a file has several and it is not called as usual. */
  table?: string | undefined;
  /** Ends the reading at once. */
  signal?: AbortSignal | undefined;
  turnMs?: number;
  memoryBytes?: number;
};

/**
 * Opens a file that anyone may have made. Its records are read in a process of its own, which is
 * ended when it takes too long or too much memory: nothing in a file holds up the server.
 * @throws DomainError VALIDATION_FAILED when the file can't be imported, PAYLOAD_TOO_LARGE when it
 *   takes too much memory
 */
export async function openUploadedFile(
  path: string,
  { table, signal, turnMs = TURN_MS, memoryBytes = MEMORY_BYTES }: Options = {},
): Promise<SourceFile> {
  const { format } = await openSourceFile(path, { table, isUploaded: true });
  let found: string | undefined;
  const onTable = (name: string | undefined) => {
    found = name;
  };
  const limits = { turnMs, memoryBytes, signal, onTable };
  return { format, table: () => found, records: () => recordsOf({ path, table }, limits) };
}

type Limits = Required<Pick<Options, 'turnMs' | 'memoryBytes'>> & {
  signal: AbortSignal | undefined;
  onTable: (name: string | undefined) => void;
};

async function* recordsOf(
  order: ReadOrder,
  { turnMs, memoryBytes, signal, onTable }: Limits,
): AsyncGenerator<FileRecord> {
  let isTooLarge = false;
  let turn = Promise.withResolvers<ReadTurn>();
  const reader = Bun.spawn(READ_COMMAND, {
    stdio: ['ignore', 'ignore', 'ignore'],
    serialization: 'advanced',
    ipc: (answer: ReadTurn) => turn.resolve(answer),
    onExit: () => turn.resolve(refusalOf('It could not be read to its end.')),
  });
  const end = () => reader.kill('SIGKILL');
  const endWatch = watchMemory(reader.pid, memoryBytes, () => {
    isTooLarge = true;
    end();
  });
  signal?.addEventListener('abort', end);
  try {
    for (;;) {
      signal?.throwIfAborted();
      turn = Promise.withResolvers();
      reader.send(order);
      const answer = await withinProcessorTime(reader.pid, turnMs, turn.promise);
      signal?.throwIfAborted();
      if (isTooLarge) throw new DomainError('PAYLOAD_TOO_LARGE', { message: TOO_LARGE });
      if (answer === undefined) throw unreadableFile(TOO_SLOW);
      if ('refusal' in answer) throw unreadable(answer.refusal);
      onTable(answer.table);
      yield* answer.records;
      if (answer.isLast) return;
    }
  } finally {
    endWatch();
    signal?.removeEventListener('abort', end);
    end();
    await reader.exited;
  }
}
