const WIDTH = 30;

/** Shows on a terminal how far long work is; says nothing where no one watches. */
export function progressBar(total: number): (done: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return (done) => {
    const part = done / total;
    const filled = Math.round(part * WIDTH);
    const bar = '█'.repeat(filled).padEnd(WIDTH, '░');
    const end = done >= total ? '\n' : '';
    process.stderr.write(`\r${bar} ${Math.floor(part * 100)} %${end}`);
  };
}
