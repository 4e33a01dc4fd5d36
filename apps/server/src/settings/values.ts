import type { Setting } from './setting.ts';

/** Settings by the name of their group, each by the name that the program knows it by. */
export type Groups = Record<string, Record<string, Setting>>;

type Intersection<U> = (U extends unknown ? (member: U) => void : never) extends (
  member: infer I,
) => void
  ? I
  : never;

type Merged<G extends Groups> = Intersection<G[keyof G]>;

/** What settings come out as, without their groups. */
export type Values<G extends Groups> = {
  [K in keyof Merged<G>]: Merged<G>[K] extends Setting<infer T> ? T : never;
};

/** A value for each setting, typed as its rule says: `toValue` must give what that made. */
export function mapSettings<G extends Groups>(
  groups: G,
  toValue: (setting: Setting) => unknown,
): Values<G> {
  const settings = Object.values(groups).flatMap((group) => Object.entries(group));
  const values = settings.map(([key, setting]) => [key, toValue(setting)]);
  return Object.fromEntries(values) as Values<G>;
}
