/** Moments too near for a number of minutes. */
export const timeTexts = { justNow: 'just now', inAMoment: 'in a moment' };
