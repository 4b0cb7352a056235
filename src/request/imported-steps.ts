/**
 * The steps that an imported request has made in the other system, as far as they are known: what clocks, figures and other
 * systems see of it is what they would have seen of these.
 */
import type { Instant } from '../kernel/instant.ts';
import type { EventType, RequestEvent } from './event.ts';
import { isOpenStatus, type Lifecycle, type Status } from './lifecycle.ts';

type ImportedFacts = Pick<RequestEvent<'imported'>, 'lifecycle' | 'status' | 'registeredAt' | 'closedAt' | 'at'>;

export interface ImportedStep {
  readonly type: EventType;
  /** After the step. */
  readonly status: Status;
  readonly at: Instant;
}

/** The events that lead into each status beside `registered`. */
const ways: { readonly [S in Status]?: readonly EventType[] } = {
  inProgress: ['started'],
  scheduled: ['started', 'scheduled'],
  awaitingSubscriber: ['started', 'asked'],
  onHold: ['started', 'held'],
  resolved: ['resolved'],
  fulfilled: ['fulfilled'],
  returned: ['fulfilled', 'returned'],
  rejected: ['rejected'],
  failed: ['failed'],
  withdrawn: ['withdrawn'],
  cancelled: ['cancelled'],
};

/**
 * In their order. It was taken up when it was registered, for all that is known; what it waits for, it waits for since the import;
 * it ended when it was closed.
 */
export function importedSteps(event: ImportedFacts): readonly ImportedStep[] {
  const { lifecycle, status, registeredAt, closedAt, at } = event;
  const isOpen = isOpenStatus(lifecycle, status);
  const end = closedAt ?? registeredAt;
  const types = status === 'closed' ? closing[lifecycle] : (ways[status] ?? []);
  const steps = types.map((type): ImportedStep => {
    if (type === 'started') return { type, status: 'inProgress', at: registeredAt };
    return { type, status, at: isOpen ? at : end };
  });
  return [{ type: 'registered', status: 'registered', at: registeredAt }, ...steps];
}

const closing: { readonly [L in Lifecycle]: readonly EventType[] } = {
  inquiry: ['resolved', 'closed'],
  order: ['fulfilled', 'closed'],
};
