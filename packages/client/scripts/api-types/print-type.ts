import ts from 'typescript';

/** Gives a type a name where it has one, by the text that spells it out. */
export type NameOf = (spelled: string, type: ts.Type) => string | undefined;

const PRIMITIVE =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.Null |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Unknown;

/**
 * Prints a type as plain TypeScript that refers to nothing but the names it is given.
 * @throws Error for what does not survive JSON: there is no way to send it
 */
export function printType(checker: ts.TypeChecker, type: ts.Type, nameOf: NameOf): string {
  const name = isNameable(type) ? nameOf(spell(checker, type), type) : undefined;
  return name ?? printBody(checker, type, nameOf);
}

/** The same, but for the type itself: only its parts are called by their names. */
export function printBody(checker: ts.TypeChecker, type: ts.Type, nameOf: NameOf): string {
  return printParts(checker, type, (part) => printType(checker, part, nameOf));
}

/** A type without any names: equal texts are equal types. */
export const spell = (checker: ts.TypeChecker, type: ts.Type): string =>
  printBody(checker, type, () => undefined);

/** Whether a type is worth a name: neither a primitive nor the choice between true and false. */
function isNameable(type: ts.Type): boolean {
  if (type.flags & ts.TypeFlags.Boolean) return false;
  return type.isUnion() || (type.flags & ts.TypeFlags.Object) !== 0;
}

function printParts(checker: ts.TypeChecker, type: ts.Type, print: (type: ts.Type) => string) {
  if (type.flags & ts.TypeFlags.Void) return 'undefined';
  if (type.isStringLiteral()) return `'${type.value.replaceAll("'", "\\'")}'`;
  if (type.flags & ts.TypeFlags.Boolean) return 'boolean';
  if (type.isUnion()) return printUnion(checker, type, print);
  if (type.flags & PRIMITIVE) return checker.typeToString(type);
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(arrayOf(type));
    return item === undefined ? 'unknown[]' : `Array<${print(item)}>`;
  }
  if (type.getCallSignatures().length > 0 || checker.isTupleType(type)) {
    throw new Error(`There is no plain way to print ${checker.typeToString(type)}.`);
  }
  return printObject(checker, type, print);
}

/** Sorted, since the order in which the checker met them is no order. */
function printUnion(
  checker: ts.TypeChecker,
  type: ts.UnionType,
  print: (type: ts.Type) => string,
): string {
  const isBoolean = (part: ts.Type) => (part.flags & ts.TypeFlags.BooleanLiteral) !== 0;
  const isNothing = (part: ts.Type) =>
    (part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) !== 0;
  const nothing = type.types.filter(isNothing).map((part) => checker.typeToString(part));
  // What is left without them may have a name.
  if (nothing.length > 0) {
    return [print(checker.getNonNullableType(type)), ...nothing.sort()].join(' | ');
  }
  const hasBoth = type.types.filter(isBoolean).length === 2;
  const parts = type.types.filter((part) => !(hasBoth && isBoolean(part))).map(print);
  return [...(hasBoth ? ['boolean'] : []), ...parts.sort()].join(' | ');
}

function printObject(checker: ts.TypeChecker, type: ts.Type, print: (type: ts.Type) => string) {
  const fields = checker.getPropertiesOfType(type).map((property) => {
    const mark = property.flags & ts.SymbolFlags.Optional ? '?' : '';
    const key = /^[a-z_$][\w$]*$/i.test(property.name) ? property.name : `'${property.name}'`;
    return `${key}${mark}: ${print(checker.getTypeOfSymbol(property))};`;
  });
  const index = checker.getIndexInfosOfType(type).map((info) => {
    return `[key: ${checker.typeToString(info.keyType)}]: ${print(info.type)};`;
  });
  const lines = [...index, ...fields].flatMap((field) => field.split('\n'));
  return lines.length === 0 ? '{}' : `{\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}

/** The checker calls an array a reference to a type with one argument. */
const arrayOf = (type: ts.Type) => type as ts.TypeReference;
