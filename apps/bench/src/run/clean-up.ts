type CleanUp = () => unknown;

const pending = new Set<CleanUp>();

/**
 * Remembers what has to be undone when the run ends, however it ends.
 * @returns undoes it now
 */
export function onCleanUp(undo: CleanUp): () => Promise<void> {
  pending.add(undo);
  return async () => {
    if (pending.delete(undo)) await undo();
  };
}

/** Undoes what is left, the latest first; what fails does not stop the rest. */
export async function cleanUp(): Promise<void> {
  for (const undo of [...pending].reverse()) {
    pending.delete(undo);
    try {
      await undo();
    } catch (error) {
      console.error(error);
    }
  }
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
const PARENT_MS = 250;

/** Ends this process cleanly on a signal, and when whoever started it is gone. */
export function cleanUpOnSignal(): void {
  let isEnding = false;
  const end = async (code: number) => {
    if (isEnding) return;
    isEnding = true;
    await cleanUp();
    process.exit(code);
  };
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => void end(code));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void end(SIGNALS.SIGTERM);
  }, PARENT_MS).unref();
}
