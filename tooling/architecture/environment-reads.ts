import ts from 'typescript';
import { descendants, parse, type Source } from './source.ts';

const ENVIRONMENT = /^(?:globalThis\.)?(?:process|Bun|Deno|import\.meta)(?:\.env|\['env'\])$/;

const mayReadEnvironment = (path: string) => /^apps\/[^/]+\/src\/env\.ts$/.test(path);

/** Where else `env` can be taken from: `const { env } = process` and `import { env } from 'bun'`. */
const HOLDER = /(?:= (?:globalThis\.)?(?:process|Bun)|from '(?:(?:node:)?process|bun)');?$/;

function isEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    return ENVIRONMENT.test(node.getText());
  }
  if (!ts.isBindingElement(node) && !ts.isImportSpecifier(node)) return false;
  const holder = ts.isBindingElement(node) ? node.parent.parent : node.parent.parent.parent;
  return (node.propertyName ?? node.name).getText() === 'env' && HOLDER.test(holder.getText());
}

/** The places where a file reads the environment without being the one that may. */
export function environmentReads(source: Source): string[] {
  if (mayReadEnvironment(source.path)) return [];
  return descendants(parse(source))
    .filter(isEnvironment)
    .map((node) => `${source.path} reads the environment: ${node.getText()}`);
}
