import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const ROUTER_TYPES = path('router-types.ts');
const SCHEMAS = path('../../../schemas/src');
const TSCONFIG = path('../../../../tsconfig.json');
/** What only commands take, and what only the server uses: answers are not named after it. */
const NOT_FOR_ANSWERS = /(?:Input|Target)$/;

export type LoadedTypes = {
  checker: ts.TypeChecker;
  inputs: ts.Type;
  outputs: ts.Type;
  /** Types that schemas export, by name. */
  named: ReadonlyMap<string, ts.Type>;
};

/** Reads the router and the schemas as the compiler sees them: a few seconds. */
export function loadTypes(): LoadedTypes {
  const { config } = ts.readConfigFile(TSCONFIG, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(TSCONFIG));
  const schemas = globSync('*.ts', { cwd: SCHEMAS })
    .filter((file) => !file.endsWith('.test.ts'))
    .sort()
    .map((file) => `${SCHEMAS}/${file}`);
  const program = ts.createProgram([ROUTER_TYPES, ...schemas], options);
  const checker = program.getTypeChecker();
  const aliases = (file: string) =>
    [...(program.getSourceFile(file)?.statements ?? [])]
      .filter(ts.isTypeAliasDeclaration)
      .filter(({ typeParameters }) => typeParameters === undefined)
      .map(({ name }): [string, ts.Type] => [name.text, checker.getTypeAtLocation(name)]);
  const router = new Map(aliases(ROUTER_TYPES));
  const [inputs, outputs] = [router.get('Inputs'), router.get('Outputs')];
  if (inputs === undefined || outputs === undefined) throw new Error('The router has no types.');
  const named = schemas.flatMap(aliases).filter(([name]) => !NOT_FOR_ANSWERS.test(name));
  return { checker, inputs, outputs, named: new Map(named) };
}

/** The type at a path such as `auth.login`. */
export function typeAt({ checker }: LoadedTypes, root: ts.Type, dotted: string): ts.Type {
  return dotted.split('.').reduce((type, key) => {
    const property = checker.getPropertyOfType(type, key);
    if (property === undefined) throw new Error(`The router has no ${dotted}.`);
    return checker.getTypeOfSymbol(property);
  }, root);
}
