/**
 * What begins a formula, also in its wide, small, raised and lowered forms, and as the minus and plus
 * signs of other fonts: some programs fold these before they read a cell.
 */
const FORMULA =
  "['＇]*[=+\\-@\\u207A-\\u207C\\u208A-\\u208C\\u2212\\u2A75\\u2A76\\uFB29\\uFE62\\uFE63\\uFE66\\uFE6B\\uFF0B\\uFF0D\\uFF1D\\uFF20]";
const AT_START = new RegExp(`^[\\s"]*${FORMULA}|^['＇\\t\\r]`);
/** What stands between cells and before what is in them: looked at once, however long it is. */
const BETWEEN = /[;|,\s"]+/g;
/** Where a program that splits cells elsewhere, at `;` say, would begin one. */
const SEPARATOR = /[;\t|,\r\n]/;
const FORMULA_HERE = new RegExp(FORMULA, 'y');

/** What a spreadsheet takes for a number, a time, an amount or a share, and writes otherwise. */
const NUMBER = /^(?=.*\p{Nd})[\p{Nd}\p{Sc}\s.,:/%()e+-]*(?:\s?[ap]m?)?$/iu;
/** The months as English, German, French and Spanish spreadsheets know them. */
const MONTHS = [
  'jan(uary?|v(ier)?)?|feb(ruary?)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?',
  'oct(ober)?|nov(ember)?|dec(ember)?|mär(z)?|mai|juni|juli|o[kc]t(ober)?|dez(ember)?',
  'févr?(ier)?|mars|avr(il)?|juin|juil(let)?|août|septembre|octobre|novembre|déc(embre)?',
  'ene(ro)?|febrero|marzo|abr(il)?|mayo|junio|julio|ago(sto)?|septiembre|octubre|noviembre',
  'dic(iembre)?',
].join('|');
/** What it takes for a date: `2-mar`, `SEPT2`, `Dec 2026`. */
const DATE = new RegExp(`^(?=.*\\d)[\\d\\s.,/-]*(?:${MONTHS})[\\d\\s.,/-]*$`, 'iu');
/** Longer than any number, which ends at 309 digits, or date. */
const READ_LENGTH = 400;
const LOGICAL = /^\s*(?:true|false)\s*$/i;

/**
 * A text as a cell that a spreadsheet shows as it is: neither run as a formula nor read as a number
 * or date, so that `00123` keeps its zeros. Such a cell begins with an apostrophe, and a text that
 * begins with one gets another, so that it can be read back: see the description of `Csv`.
 * Source: OWASP CSV Injection.
 */
export function csvCell(text: string): string {
  const isMarked = AT_START.test(text) || isReadOtherwise(text);
  const safe = text.replace(BETWEEN, (between, at: number) => {
    FORMULA_HERE.lastIndex = at + between.length;
    return SEPARATOR.test(between) && FORMULA_HERE.test(text) ? `${between}'` : between;
  });
  return `${isMarked ? "'" : ''}${safe}`;
}

function isReadOtherwise(text: string): boolean {
  if (text.length > READ_LENGTH) return false;
  const plain = text.normalize('NFKC');
  return [NUMBER, DATE, LOGICAL].some((kind) => kind.test(plain));
}
