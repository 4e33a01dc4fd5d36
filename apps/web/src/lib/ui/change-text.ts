import { counted, formatNumber } from '@rolecall/schemas/counted';

/**
 * How many there were in the last days, and how that compares with the days before.
 * @param days how many days each of the two numbers is of
 */
export function changeText(now: number, before: number, noun: string, days: number): string {
  const percent = before === 0 ? 0 : Math.round((Math.abs(now - before) / before) * 100) || 1;
  const share = percent > 0 ? `${formatNumber(percent)}% ` : '';
  const change = now === before ? 'the same as' : `${share}${now > before ? 'more' : 'fewer'} than`;
  return `${counted(now, noun)} in the last ${days} days, ${change} in the ${days} days before.`;
}
