import { Column, type DriverValueDecoder, getTableName, is, SQL, Subquery } from 'drizzle-orm';

/** One value of a row as drizzle selects it: its name, after that of its group, and what it is. */
export type SelectedField = { path: string[]; field: unknown };

type Decoder = DriverValueDecoder<unknown, unknown>;
type Value = SelectedField & { index: number; name: string; decoder: Decoder | undefined };
type Group = { name: string; values: Value[]; lacksAt: number | undefined };

/**
 * Makes a function that reads the rows of a prepared statement. drizzle works out again for each
 * value of each row what it is, which takes longer than to read it.
 * @param fields the values of a row, in their order
 * @param isThere for each table, whether every row has one of it: an outer join may find none
 */
export function rowReader<Row>(
  fields: SelectedField[],
  isThere?: Record<string, boolean>,
): (row: unknown[]) => Row {
  const values = fields.map(toValue);
  const own = values.filter(({ path }) => path.length === 1);
  const grouped = Map.groupBy(
    values.filter(({ path }) => path.length > 1),
    ({ path: [group = ''] }) => group,
  );
  const groups = [...grouped].map(([name, members]) => toGroup(name, members, isThere));
  return (row) => {
    const result = readValues(own, row);
    for (const { name, values: members, lacksAt } of groups) {
      const isLacking = lacksAt !== undefined && row[lacksAt] === null;
      result[name] = isLacking ? null : readValues(members, row);
    }
    return result as Row;
  };
}

function readValues(values: Value[], row: unknown[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const { index, name, decoder } of values) {
    const value = row[index];
    const isRaw = value === null || decoder === undefined;
    result[name] = isRaw ? value : decoder.mapFromDriverValue(value);
  }
  return result;
}

function toValue({ path, field }: SelectedField, index: number): Value {
  if (path.length > 2) throw new Error(`${path.join('.')} is a group in a group.`);
  const decoder = decoderOf(field);
  const isAsStored = decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue;
  return { path, field, index, name: path.at(-1) ?? '', decoder: isAsStored ? undefined : decoder };
}

/** A group is `null` where it is all of one table, which an outer join found no row of. */
function toGroup(name: string, values: Value[], isThere?: Record<string, boolean>): Group {
  const columns = values.flatMap(({ field, index }) =>
    is(field, Column) ? [{ index, table: getTableName(field.table) }] : [],
  );
  const tables = new Set(columns.map(({ table }) => table));
  const mayLack = isThere !== undefined && tables.size === 1 && !isThere[columns[0]?.table ?? ''];
  return { name, values, lacksAt: mayLack ? columns[0]?.index : undefined };
}

/** drizzle keeps it where its types do not tell. */
function decoderOf(field: unknown): Decoder {
  if (is(field, Column)) return field;
  if (is(field, SQL)) return (field as unknown as { decoder: Decoder }).decoder;
  if (is(field, Subquery)) return decoderOf(field._.sql);
  return decoderOf((field as SQL.Aliased).sql);
}
