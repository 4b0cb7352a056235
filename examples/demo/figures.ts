/**
 * What the service did, month by month, counted from the feed of events as a report of a service would count it.
 */
import { addToFigures, type Desk, type FiguresRow, figures, readFigures } from 'zayavka';

export type MonthFigures = FiguresRow<'month'>;

export async function monthsOf(desk: Desk): Promise<readonly MonthFigures[]> {
  let counted = figures();
  let after: string | undefined;
  for (;;) {
    const page = await desk.events(after === undefined ? {} : { after });
    if (!page.ok || page.value.events.length === 0) return readFigures(counted, { by: 'month' });
    counted = page.value.events.reduce(addToFigures, counted);
    after = page.value.cursor;
  }
}
