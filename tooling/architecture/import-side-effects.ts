import ts from 'typescript';
import { callsIn, descendants, parse, type Source } from './source.ts';

/** Modules whose functions reach outside the process. */
const OUTSIDE = /^node:(?:fs|fs\/promises|child_process|net|http|https|tls|dgram|worker_threads)$/;

/** The names a file imports from a module that reaches outside the process. */
function outsideNames(file: ts.SourceFile): Set<string> {
  const names = ['fetch', 'setInterval', 'setTimeout', 'Bun'];
  for (const node of file.statements) {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    if (!OUTSIDE.test(node.moduleSpecifier.text) || node.importClause === undefined) continue;
    for (const inner of descendants(node.importClause)) {
      if (ts.isIdentifier(inner)) names.push(inner.text);
    }
  }
  return new Set(names);
}

const isNoFunction = (node: ts.Node) => !ts.isFunctionLike(node);

/** What a module does as soon as it is imported: it should declare and do nothing else. */
export function importSideEffects(source: Source): string[] {
  const file = parse(source);
  const found: string[] = [];
  for (const statement of file.statements) {
    const isBare = ts.isExpressionStatement(statement);
    if (isBare) found.push(statement.getText());
    if (isBare || ts.isFunctionDeclaration(statement)) continue;
    for (const node of descendants(statement, isNoFunction)) {
      if (ts.isAwaitExpression(node)) found.push(node.getText());
    }
    const outside = outsideNames(file);
    for (const { callee, node } of callsIn(statement, isNoFunction)) {
      if (outside.has(callee.split('.')[0] ?? '')) found.push(node.getText());
    }
  }
  return found.map((text) => `${source.path} does something when imported: ${text.split('\n')[0]}`);
}
