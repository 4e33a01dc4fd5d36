/** Control characters, line breaks and halves of surrogate pairs: not for one line of text. */
export const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** How long a text is for those who read it: in code points. */
export const codePoints = (value: string) => [...value].length;
