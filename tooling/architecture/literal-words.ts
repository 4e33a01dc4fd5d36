import { parse } from 'svelte/compiler';
import type { Source } from './source.ts';

/** Names, which are the same in every language: ours, and of HTTP's schemes. */
const NAMES = /Rolecall|\bBearer\b/g;
const URL = /^[/?#]/;

/** Attributes and properties whose words are read, a single lower-case one too. */
const CARRIER =
  /(?:^|-)(?:about|advice|alt|aria-\w*label|caption|description|heading|hint|items|labels?|lead|legend|message|noun|placeholder|question|summary|text|title|unit)$|[a-z](?:Label|Hint|Text|Title)$/;
/** Attributes whose words are for browsers. */
const UNREAD =
  /^(?:.*class|style|aria-keyshortcuts|accept|allow|autocomplete|d|data-.*|pattern|rel|sandbox|viewBox)$/i;
const UNREAD_ELEMENTS = ['code', 'style'];
const COMPARISONS: unknown[] = ['===', '!==', 'in'];
const NO_WORDS = /^(?:Import|ExportAll|TSType|TSInterface|TSLiteral|Comment)/;
/** What takes words and names of things alike. */
const MIXED = /^(?:Property|RenderTag|SpreadAttribute|.*Directive)$/;
const LOGIC_PART = ['test', 'expression'];
const NO_WORDS_PART = ['MemberExpression.property', 'Property.key', 'Script.attributes'];
const TYPE_PARTS = /^(?:metadata|options|typeAnnotation|typeParameters|typeArguments|returnType)$/;

/** What counts in a place: any word, what begins as a label does, labels and sentences, or nothing. */
type Mode = 'words' | 'labels' | 'sentences' | 'nothing';
type Node = { type: string; [key: string]: unknown };

const COUNTS: Record<Mode, RegExp> = {
  words: /\p{L}{2,}/u,
  labels: /^\p{Lu}\p{Ll}|\p{L}{2,} .*\p{L}/u,
  sentences: /^\p{Lu}\p{Ll}+…?$|^\P{L}*\p{Lu}.*\p{L} .*\p{L}|\p{L}{2,} .*\p{L}[.…?!]$/u,
  nothing: /^(?!)/,
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const nodesIn = (value: unknown): Node[] => [value].flat().filter(isNode);

function literal({ type, data, value }: Node): string | undefined {
  if (type === 'Text') return String(data);
  if (type === 'Literal' && typeof value === 'string') return value;
  if (type !== 'TemplateElement' || typeof value !== 'object') return undefined;
  return value && 'raw' in value ? String(value.raw) : undefined;
}

/** What counts in a part of a node, given what counts around it. */
function modeOf(node: Node, part: string, mode: Mode): Mode {
  const { type } = node;
  const name = String(isNode(node.key) ? (node.key.name ?? node.key.value) : node.name);
  if (isUnread(node, part, name)) return 'nothing';
  const carries = CARRIER.test(name);
  if (type === 'Attribute') return carries ? 'words' : 'sentences';
  if (type === 'Property' && carries) return 'words';
  if (LOGIC_PART.includes(part) && type.endsWith('Block')) return 'sentences';
  return MIXED.test(type) && mode === 'words' ? 'labels' : mode;
}

function isUnread(node: Node, part: string, name: string): boolean {
  const { type } = node;
  if (type === 'Attribute') return UNREAD.test(name);
  if (type === 'RegularElement') return part === 'fragment' && UNREAD_ELEMENTS.includes(name);
  if (type === 'BinaryExpression') return COMPARISONS.includes(node.operator);
  if (type === 'NewExpression')
    return isNode(node.callee) && /Error$/.test(String(node.callee.name));
  return NO_WORDS.test(type) || NO_WORDS_PART.includes(`${type}.${part}`) || TYPE_PARTS.test(part);
}

/** The words for people that are written in a Svelte component or a module, not in a table of texts. */
export function literalWords({ path, text }: Source): string[] {
  const isComponent = path.endsWith('.svelte');
  const ast = parse(isComponent ? text : `<script lang="ts">${text}</script>`, { modern: true });
  const found: string[] = [];
  const visit = (node: Node, mode: Mode): void => {
    const words = literal(node)?.replace(NAMES, '').replace(/\s+/g, ' ').trim();
    if (words !== undefined && !URL.test(words) && COUNTS[mode].test(words)) found.push(words);
    for (const [part, value] of Object.entries(node)) {
      const inner = modeOf(node, part, mode);
      if (inner !== 'nothing') for (const child of nodesIn(value)) visit(child, inner);
    }
  };
  for (const node of nodesIn(ast.fragment)) visit(node, 'words');
  for (const node of nodesIn([ast.instance, ast.module])) visit(node, 'sentences');
  return found.map((words) => `${path} says: ${words}`);
}
