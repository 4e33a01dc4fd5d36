/** Anything that moves a cursor or hides in a line: names and emails are other people's words. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** The same, together with the colours that a `Terminal` paints in. */
const UNSEEN_OR_COLOUR = new RegExp(`\u001b\\[(?:1|2|22|31|32|33|39)m|${UNSEEN.source}`, 'gu');

/** Text of others as it can be shown on a terminal. */
export const plainText = (text: string) => text.replaceAll(UNSEEN, '');

/** Lines as they can be written to a terminal, whoever's words are in them: a file's, a server's. */
export const plainLines = (text: string) =>
  text.replaceAll(UNSEEN_OR_COLOUR, (found) =>
    found === '\n' || found === '\t' || found.startsWith('\u001b[') ? found : '',
  );
