/** A program under measurement; it stops when whoever holds it is done (`await using`). */
export type Server = AsyncDisposable & { url: string; pid: number };
