import { counted, formatNumber } from '@rolecall/schemas/counted';
import { changeTexts } from '../texts/ui/chart.ts';

/**
 * How many there were in the last days, and how that compares with the days before.
 * @param days how many days each of the two numbers is of
 */
export function changeText(now: number, before: number, noun: string, days: number): string {
  const count = counted(now, noun);
  if (now === before) return changeTexts.same(count, days);
  if (before === 0) return changeTexts.more(count, days);
  const percent = formatNumber(Math.round((Math.abs(now - before) / before) * 100) || 1);
  return changeTexts[now > before ? 'moreBy' : 'fewerBy'](count, days, percent);
}
