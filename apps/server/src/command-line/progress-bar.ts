const WIDTH = 30;

/**
 * Shows on a terminal how far long work is; says nothing where no one watches.
 * @param total what all of it is; left out where no one is to see it
 */
export function progressBar(total: number | undefined): (done: number) => void {
  if (total === undefined || !process.stderr.isTTY) return () => {};
  return (done) => {
    const part = total === 0 ? 1 : Math.min(1, done / total);
    const filled = Math.round(part * WIDTH);
    const bar = '█'.repeat(filled).padEnd(WIDTH, '░');
    const end = done >= total ? '\n' : '';
    process.stderr.write(`\r${bar} ${Math.floor(part * 100)} %${end}`);
  };
}
