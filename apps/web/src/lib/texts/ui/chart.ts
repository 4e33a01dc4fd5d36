import { counted } from '@rolecall/schemas/counted';

export const barChartTexts = {
  slider: (label: string) => `${label}, day by day`,
  table: (label: string) => `${label} per day`,
  day: 'Day',
  onDay: (day: string, count: number, noun: string) => `${day}: ${counted(count, noun)}`,
  mostOn: (day: string, count: number, noun: string) => `Most on ${day}: ${counted(count, noun)}`,
  none: (noun: string) => `No ${noun}s on any of these days`,
};

/** @param count of the last days, with its noun */
export const changeTexts = {
  same: (count: string, days: number) =>
    `${count} in the last ${days} days, the same as in the ${days} days before.`,
  more: (count: string, days: number) =>
    `${count} in the last ${days} days, more than in the ${days} days before.`,
  moreBy: (count: string, days: number, percent: string) =>
    `${count} in the last ${days} days, ${percent}% more than in the ${days} days before.`,
  fewerBy: (count: string, days: number, percent: string) =>
    `${count} in the last ${days} days, ${percent}% fewer than in the ${days} days before.`,
};

export const figureCardTexts = { lead: (change: string) => `${change} Days are in UTC.` };
