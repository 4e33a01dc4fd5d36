/**
 * What `work` gives, if it comes in time.
 * @param who is waited for, for the error
 * @throws Error when it takes longer
 */
export function within<T>(ms: number, who: string, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${who}: no answer in ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
