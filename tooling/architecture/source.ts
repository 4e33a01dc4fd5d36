import ts from 'typescript';

/** A source file: its path from the repository root, with forward slashes, and its text. */
export type Source = { path: string; text: string };

const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/g;

/** The TypeScript in a file: all of it, or what stands in the scripts of a Svelte component. */
function scriptOf({ path, text }: Source): string {
  if (!path.endsWith('.svelte')) return text;
  return [...text.matchAll(SCRIPT)].map((match) => match[1]).join('\n');
}

/** Several rules look at the same file. */
const parsed = new WeakMap<Source, ts.SourceFile>();

/** Parses a file without looking at any other. */
export function parse(source: Source): ts.SourceFile {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const kind = source.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const text = scriptOf(source);
  const file = ts.createSourceFile(source.path, text, ts.ScriptTarget.Latest, true, kind);
  parsed.set(source, file);
  return file;
}

/** Every node below this one, in reading order. `enter` says whether to look inside a node. */
export function descendants(
  node: ts.Node,
  enter: (node: ts.Node) => boolean = () => true,
): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (child: ts.Node): void => {
    found.push(child);
    if (enter(child)) ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

/** Every call below a node: what is called, as written, and the node itself. */
export function callsIn(
  node: ts.Node,
  enter?: (node: ts.Node) => boolean,
): { callee: string; node: ts.CallExpression }[] {
  return descendants(node, enter)
    .filter((child) => ts.isCallExpression(child))
    .map((call) => ({ callee: call.expression.getText().replace(/\s+/g, ''), node: call }));
}
