import ts from 'typescript';
import { descendants, parse, type Source } from './source.ts';

/** One import as written; `from` is undefined where it is computed at run time. */
export type Import = { from: string | undefined; typeOnly: boolean };

const textOf = (node: ts.Node | undefined) =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;

function importAt(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) {
    // `import { type X }` still loads the module: only `import type` does not.
    return { from: textOf(node.moduleSpecifier), typeOnly: node.importClause?.isTypeOnly === true };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { from: textOf(node.moduleSpecifier), typeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { from: textOf(node.argument.literal), typeOnly: true };
  }
  if (!ts.isCallExpression(node)) return undefined;
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = ['require', 'require.resolve'].includes(node.expression.getText());
  return isImport || isRequire ? { from: textOf(node.arguments[0]), typeOnly: false } : undefined;
}

/** Every import of a file: static, dynamic, re-exported, required, and of types alone. */
export function importsOf(source: Source): Import[] {
  return descendants(parse(source))
    .map(importAt)
    .filter((found) => found !== undefined);
}
