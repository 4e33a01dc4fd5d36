const HEADERS_MAX = 4_096;
const FIELD_MAX = 2_048;
const FIELDS_MAX = 10;
const BOUNDARY = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i;
const NAME = /;\s*name="([^"]*)"/i;
const FILE_NAME = /;\s*filename="([^"]*)"/i;

/** A form with one file, whose other fields come before it. */
export type FileForm = {
  fields: Map<string, string>;
  fileName: string;
  /** The bytes of the file as they come. */
  pieces: AsyncGenerator<Buffer>;
};

/**
 * Reads a form with a file as it comes, and holds no more of it than a piece: `formData` would hold
 * all of it. Source: RFC 7578.
 * @returns `undefined` where it is no such form
 */
export async function readFileForm({ headers, body }: Request): Promise<FileForm | undefined> {
  const [, quoted, bare] = BOUNDARY.exec(headers.get('content-type') ?? '') ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined || body === null) return undefined;
  const reader = createReader(body, `\r\n--${boundary}`);
  const fields = new Map<string, string>();
  // The first boundary has no line before it.
  if ((await reader.until(`--${boundary}`, 0)) === undefined) return undefined;
  for (let count = 0; count < FIELDS_MAX; count++) {
    const head = await reader.until('\r\n\r\n', HEADERS_MAX);
    if (head === undefined) return undefined;
    const disposition = head.toString('utf8');
    const fileName = FILE_NAME.exec(disposition)?.[1];
    if (fileName !== undefined) return { fields, fileName, pieces: reader.rest() };
    const value = await reader.until(`\r\n--${boundary}`, FIELD_MAX);
    if (value === undefined) return undefined;
    fields.set(NAME.exec(disposition)?.[1] ?? '', value.toString('utf8'));
  }
  return undefined;
}

function createReader(body: ReadableStream<Uint8Array>, end: string) {
  const chunks = body[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { done, value } = await chunks.next();
    if (done) return false;
    held = Buffer.concat([held, value]);
    return true;
  };
  return {
    /** What comes before a mark, which is passed over; `undefined` when that is too much or never comes. */
    until: async (mark: string, most: number): Promise<Buffer | undefined> => {
      for (;;) {
        const at = held.indexOf(mark);
        if (at > most) return undefined;
        if (at >= 0) {
          const before = held.subarray(0, at);
          held = held.subarray(at + mark.length);
          return before;
        }
        if (held.length > most + mark.length || !(await more())) return undefined;
      }
    },
    /** All up to the boundary. @throws TypeError when it ends without one */
    rest: async function* (): AsyncGenerator<Buffer> {
      for (;;) {
        const at = held.indexOf(end);
        const ready = at >= 0 ? at : Math.max(0, held.length - end.length);
        if (ready > 0) yield held.subarray(0, ready);
        if (at >= 0) return;
        held = held.subarray(ready);
        if (!(await more())) throw new TypeError('The form ends in the middle of its file.');
      }
    },
  };
}
