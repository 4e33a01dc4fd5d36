import { ImportPlan } from '@rolecall/schemas/import-report';
import { ImportSettings } from '@rolecall/schemas/imports';
import { z } from 'zod';

const ImportReport = z.object({
  plan: ImportPlan.transform(withRanges).optional(),
  /** Why the file can't be imported, or why the job ended early. */
  problem: z.string().optional(),
  removed: z.int().optional(),
  kept: z.int().optional(),
  /** The first of those who stayed when it was undone. Their emails are not copied here. */
  keptUsers: z.array(z.object({ id: z.string(), reason: z.string() })).optional(),
  /** Whether it emails invitations, and how many users got one. */
  invite: z.boolean().optional(),
  invited: z.int().optional(),
});

/** Version 0.1 stored the first rows of each reason, and no ranges. */
function withRanges(plan: ImportPlan): ImportPlan {
  const reasons = plan.reasons.map((reason) => {
    const { rows, rowRanges, count } = reason;
    if (rowRanges.length > 0) return reason;
    return { ...reason, rowRanges: [...rows.map(String), ...(count > rows.length ? ['…'] : [])] };
  });
  return { ...plan, reasons };
}

/** What jobs have said of an import. */
export type ImportReport = z.infer<typeof ImportReport>;

const ImportDelay = z.object({ since: z.iso.datetime(), rowsDone: z.int() });

/** Since when a job has waited for the database, and after which row; gone once anything else is said. */
export const delayOf = ({ report }: { report: unknown }) =>
  z.object({ delay: ImportDelay }).safeParse(report).data?.delay;

/** What is stored of an import, as it was written. */
export const reportOf = ({ report }: { report: unknown }): ImportReport =>
  ImportReport.safeParse(report).data ?? {};

const UndoCounts = ImportReport.pick({ removed: true, kept: true });

/** How many users an undo removed and kept. Apart from the rest: lists need no more of a report. */
export const undoCountsOf = ({ report }: { report: unknown }): z.infer<typeof UndoCounts> =>
  UndoCounts.safeParse(report).data ?? {};

export const settingsOf = ({ settings }: { settings: unknown }): ImportSettings =>
  ImportSettings.safeParse(settings).data ?? {};

const NAMES_KEPT = 200;
const NAME_LENGTH = 200;

/** A plan as it is stored: a file can have columns without end. */
export function boundedPlan(plan: ImportPlan): ImportPlan {
  const unused = plan.unused.slice(0, NAMES_KEPT).map((name) => name.slice(0, NAME_LENGTH));
  return { ...plan, unused };
}

/** A report once its users are being stored: those who are deleted later must not stay here. */
export function withoutUsers({ plan, ...report }: ImportReport): ImportReport {
  return plan === undefined ? report : { ...report, plan: { ...plan, firstUsers: [] } };
}
