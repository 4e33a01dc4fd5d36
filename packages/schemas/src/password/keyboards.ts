/** The rows of keyboards, one key below the other, so that a column is a straight line, too. */
const LAYOUTS = [
  ['1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'],
  ['1234567890ß´', 'qwertzuiopü+', 'asdfghjklöä#', 'yxcvbnm,.-'],
  ['&é"\'(-è_çà)=', 'azertyuiop^$', 'qsdfghjklmù*', 'wxcvbn,;:!'],
  ['1234567890[]', "',.pyfgcrl/=", 'aoeuidhtns-', ';qjkxbmwvz'],
  ['1234567890-=', 'qwfpgjluy;[]', "arstdhneio'", 'zxcvbkm,./'],
  ['1234567890-=', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю.'],
  ['789', '456', '123', '0'],
];
/** What a key gives with Shift, where that is no capital letter. */
const SHIFTED = new Map(
  [...'!@#$%^&*()_+{}:"<>?'].map((sign, n) => [sign, [..."1234567890-=[];',./"][n] ?? sign]),
);

export type Key = { x: number; y: number };

/** Where each character is on a keyboard. */
export const KEYBOARDS: readonly ReadonlyMap<string, Key>[] = LAYOUTS.map(
  (rows) => new Map(rows.flatMap((row, y) => [...row].map((sign, x) => [sign, { x, y }] as const))),
);

/** The character of a key that was typed with Shift. */
export const withoutShift = (character: string): string => SHIFTED.get(character) ?? character;
