import ts from 'typescript';

/** A source file: its path from the repository root, with forward slashes, and its text. */
export type Source = { path: string; text: string };

const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/g;

/** The TypeScript in a file: all of it, or what stands in the scripts of a Svelte component. */
function scriptOf({ path, text }: Source): string {
  if (!path.endsWith('.svelte')) return text;
  return [...text.matchAll(SCRIPT)].map((match) => match[1]).join('\n');
}

/** Parses a file without looking at any other. */
export function parse(source: Source): ts.SourceFile {
  const kind = source.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(source.path, scriptOf(source), ts.ScriptTarget.Latest, true, kind);
}

/** Every node below this one, in reading order. `enter` says whether to look inside a node. */
export function* descendants(
  node: ts.Node,
  enter: (node: ts.Node) => boolean = () => true,
): Generator<ts.Node> {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) {
    yield child;
    if (enter(child)) yield* descendants(child, enter);
  }
}

/** Every call below a node: what is called, as written, and the node itself. */
export function callsIn(
  node: ts.Node,
  enter?: (node: ts.Node) => boolean,
): { callee: string; node: ts.CallExpression }[] {
  return [...descendants(node, enter)]
    .filter((child) => ts.isCallExpression(child))
    .map((call) => ({ callee: call.expression.getText().replace(/\s+/g, ''), node: call }));
}
