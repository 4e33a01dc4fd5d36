import type ts from 'typescript';
import type { LoadedTypes } from './load-types.ts';
import { printBody, printType, spell } from './print-type.ts';

export type Names = ReturnType<typeof createNames>;

/** A list of texts says enough: a name for one kind of it would stand for all others too. */
const isPlainList = (checker: ts.TypeChecker, type: ts.Type) =>
  /^Array<(?:string|number|boolean)>$/.test(spell(checker, type));

/** The declarations that the printed API needs: a type is declared when it is first named. */
export function createNames({ checker, named }: LoadedTypes) {
  const nameBySpelling = new Map<string, string>();
  // Of several names for one type the first by the alphabet stays.
  for (const [name, type] of [...named].sort(([a], [b]) => (a < b ? 1 : -1))) {
    if (isPlainList(checker, type)) continue;
    nameBySpelling.set(spell(checker, type), name);
  }
  const declared = new Map<string, string>();

  function nameOf(spelled: string, type: ts.Type): string | undefined {
    const name = nameBySpelling.get(spelled);
    return name === undefined ? undefined : declare(name, type);
  }

  function declare(name: string, type: ts.Type): string {
    if (!declared.has(name)) {
      // Known before it is printed: it may be part of itself.
      declared.set(name, '');
      const body = printBody(checker, type, nameOf);
      const isObject = body.startsWith('{') && !type.isUnion();
      const text = isObject ? `interface ${name} ${body}` : `type ${name} = ${body};`;
      declared.set(name, `export ${text}\n`);
    }
    return name;
  }

  return {
    /** Declares a type that schemas export. */
    need: (name: string) => {
      const type = named.get(name);
      if (type === undefined) throw new Error(`Schemas export no ${name}.`);
      declare(name, type);
    },
    /** A type in one line: as it is, by the name schemas give it, or else by this one. */
    inOneLine: (type: ts.Type, fallbackName: string) => {
      const text = printType(checker, type, nameOf);
      return text.includes('\n') ? declare(fallbackName, type) : text;
    },
    declarations: () => [...declared].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text),
  };
}
