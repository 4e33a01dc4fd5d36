import { counted } from '@rolecall/schemas/counted';
import type { ImportPlan, ImportTally } from '@rolecall/schemas/import-report';
import { plainText } from '../command-line/plain-text.ts';
import { tableLines } from '../command-line/table.ts';

const MOST_REASONS = 30;

/** What an import would do, for people. */
export function planLines(plan: ImportPlan): string[] {
  const { format, system, table, mapping, unused, warnings } = plan;
  return [
    `${system} (${format.toUpperCase()})`,
    ...(table === undefined ? [] : [`Table: ${plainText(table)}`]),
    ...warnings,
    '',
    'Columns',
    ...tableLines(Object.entries(mapping)).map(indented),
    ...(unused.length > 0 ? [`  not used: ${plainText(unused.join(', '))}`] : []),
    '',
    ...tallyLines(plan),
    '',
    plan.counts.new > 0
      ? 'Nothing was changed. Add --apply to add the new users.'
      : 'No new users to add.',
  ];
}

/** How many rows there are of each kind, and why. */
export function tallyLines({ rows, counts, hashKinds, reasons, ...people }: ImportTally): string[] {
  const { admins, inactive, withoutPassword } = people;
  const kinds = Object.entries(hashKinds).map(([kind, count]) => `${kind} ${count}`);
  const told = reasons.slice(0, MOST_REASONS);
  return [
    counted(rows, 'row'),
    ...tableLines(Object.entries(counts).map(([outcome, count]) => [outcome, `${count}`])).map(
      indented,
    ),
    `Of the new: ${counted(admins, 'admin')}, ${inactive} deactivated, ${withoutPassword} without a usable password.`,
    ...(kinds.length > 0 ? [`Password hashes: ${kinds.join(', ')}.`] : []),
    ...(told.length > 0 ? ['', 'Reasons'] : []),
    ...tableLines(
      told.map(({ outcome, reason, count, rows: some }) => [
        outcome,
        `${count}`,
        `${reason} (row ${some.join(', ')}${count > some.length ? ', …' : ''})`,
      ]),
    ).map(indented),
    ...(reasons.length > told.length ? ['  … see the --result file for the rest'] : []),
  ];
}

const indented = (line: string) => `  ${line}`;
