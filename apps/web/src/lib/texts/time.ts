import { counted } from '@rolecall/schemas/counted';

/** How far something is from now. */
export const timeTexts = {
  justNow: 'just now',
  inAMoment: 'in a moment',
  months: 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' '),
  /** @param count of the unit: ahead, or below zero ago */
  relative: (count: number, unit: 'day' | 'hour' | 'minute') => {
    if (unit === 'day' && Math.abs(count) === 1) return count < 0 ? 'yesterday' : 'tomorrow';
    const length = counted(Math.abs(count), unit);
    return count < 0 ? `${length} ago` : `in ${length}`;
  },
};
