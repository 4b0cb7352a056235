/**
 * An imported request as the figures see it: registered and ended on its own days, whenever it was imported.
 */
import { importedSteps } from '../../operators/rules/imported-steps.ts';
import type { RequestEvent } from '../../request/event.ts';
import { isOpenStatus } from '../../request/lifecycle.ts';
import type { FiguresEvent } from './followed-request.ts';

type ImportEvent = Omit<FiguresEvent, 'event'> & {
  readonly event: Pick<
    RequestEvent<'imported'>,
    'type' | 'at' | 'lifecycle' | 'status' | 'registeredAt' | 'closedAt' | 'isArchived' | 'number'
  >;
};

export function isImport(event: FiguresEvent): event is ImportEvent {
  return event.event.type === 'imported';
}

/** In their order. What was promised in the other system is not known: what was answered there counts as in time. */
export function importedEvents({ event, dueAt, ...others }: ImportEvent): readonly FiguresEvent[] {
  // A consultation has no number.
  const { number, status } = event;
  if (number === undefined && status === 'closed' && event.isArchived === true) {
    return [{ ...others, event: { type: 'consulted', at: event.registeredAt } }];
  }
  const steps = importedSteps(event).map(({ type, at }): FiguresEvent => ({ ...others, event: { type, at } }));
  if (isOpenStatus(event.lifecycle, event.status)) {
    return steps.map((step) => (dueAt === undefined ? step : { ...step, dueAt }));
  }
  return event.isArchived === true ? [...steps, { ...others, event: { type: 'archived', at: event.at } }] : steps;
}
