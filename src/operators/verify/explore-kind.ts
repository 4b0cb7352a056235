/**
 * Explores a kind of request: from each registration every command and the passing of time, breadth first, until every state is
 * known. The first way that shows a flaw is the shortest.
 */
import { Fault } from '../../kernel/fault.ts';
import type { Command } from '../../request/command.ts';
import { isPromise, type KindPolicy } from '../kind-policy.ts';
import type { Operator } from '../operator.ts';
import { openCommands } from '../rules/open-commands.ts';
import { nextDue } from '../rules/time/due-events.ts';
import type { DueCrossing } from '../rules/time/request-clocks.ts';
import { clockIndex, clockPointer } from './clock-pointer.ts';
import { describeFlaw } from './describe-flaw.ts';
import { type Finding, type Flaw, pointer, type VerificationStep } from './finding.ts';
import { firstInstant, registrationDays } from './first-instant.ts';
import { eventFlaws } from './flaws/event-flaws.ts';
import { meansEvent } from './flaws/means-event.ts';
import { MessageFlaws } from './flaws/message-flaws.ts';
import { statusFlaws } from './flaws/status-flaws.ts';
import { KnownClocks } from './known-clocks.ts';
import { Life, type LifeSetup, type LifeState } from './life.ts';
import { detailVariants, openSamples, registrationOf } from './sample-life.ts';
import { stateKey } from './state-key.ts';

/** A state, and the step that first led there. */
interface Node {
  readonly state: LifeState;
  /** What states are told apart by; of a step that could not be taken there is none. */
  readonly key?: string;
  readonly step: VerificationStep;
  readonly from: Node | undefined;
}

export interface Exploration {
  readonly findings: readonly Finding[];
  readonly states: number;
}

/** The largest kind of the library has some 450 states: many times as many would take minutes, and nobody could follow them. */
const mostStates = 1_500;

/** @param left how many states may still be looked at */
export function exploreKind(
  operator: Operator,
  kind: string,
  policy: KindPolicy,
  left: number = mostStates,
): Exploration {
  const explorer = new KindExplorer(operator, kind, policy);
  explorer.explore(Math.min(left, mostStates));
  return { findings: explorer.findings, states: explorer.states };
}

class KindExplorer {
  readonly #setup: LifeSetup;
  readonly #messages: MessageFlaws;
  readonly #known = new Set<string>();
  #level: Node[] = [];
  readonly #found = new Map<string, Finding>();
  /** Indexes of the clocks that have started. */
  readonly #started = new Set<number>();
  readonly #extended = new Set<number>();
  #firstClosed: Node | undefined;
  #canReopen = false;

  constructor(operator: Operator, kind: string, policy: KindPolicy) {
    this.#setup = { operator, kind, policy, shown: new KnownClocks() };
    this.#messages = new MessageFlaws(operator, kind);
  }

  get findings(): readonly Finding[] {
    return [...this.#found.values()];
  }

  get states(): number {
    return this.#known.size;
  }

  explore(most: number): void {
    const { operator, kind, policy } = this.#setup;
    for (const day of registrationDays(policy)) {
      const at = firstInstant(operator.timeZone, day);
      const start: LifeState = { request: undefined, clocks: [], fired: new Set(), isArchived: false, now: at };
      for (const details of detailVariants(operator, policy, at)) {
        const event = registrationOf(operator, kind, details, at);
        this.#follow(start, undefined, { type: 'register', at, details }, (life) => {
          life.apply(event);
          return true;
        });
      }
    }
    while (this.#level.length > 0) {
      const level = this.#level;
      this.#level = [];
      for (const node of level) {
        if (this.#known.size > most) {
          this.#reportTooMany();
          this.#reportMeanings();
          return;
        }
        this.#leave(node);
      }
    }
    this.#reportNeverSeen();
    this.#reportMeanings();
  }

  /** Every way on from a state. */
  #leave(node: Node): void {
    const { state } = node;
    const life = new Life(this.#setup, state);
    for (const command of openSamples(life)) {
      const step: VerificationStep = { type: 'command', at: state.now, command: command.type };
      this.#follow(state, node, step, (next) => isDone(next, command));
    }
    this.#wait(node, life);
  }

  #wait(node: Node, life: Life): void {
    const { state } = node;
    const due = nextDue(life);
    if (due === undefined) return;
    const crossing = life.clocks.next(life.firedCrossings);
    const later: LifeState = { ...state, now: Math.max(state.now, due.at) };
    const events: VerificationStep = { type: 'wait', at: later.now, events: [] };
    this.#follow(
      later,
      node,
      events,
      (next) => {
        next.catchUp();
        return true;
      },
      crossing?.crossing.key === due.key ? crossing : undefined,
    );
  }

  #follow(
    state: LifeState,
    from: Node | undefined,
    step: VerificationStep,
    act: (life: Life) => boolean,
    crossing?: DueCrossing,
  ): void {
    const life = new Life(this.#setup, state);
    let isDone = false;
    try {
      isDone = act(life);
    } catch (error) {
      if (!Fault.is(error)) throw error;
      this.#report({ state, step, from }, [this.#invalid(error)]);
      return;
    }
    if (!isDone) return;
    const events = life.occurrences.map(({ event }) => event.type);
    const { details, registeredAt } = life.request;
    const key = `${registeredAt} ${JSON.stringify(details)} ${stateKey(life)}`;
    const node: Node = { state: life.state, key, step: step.type === 'wait' ? { ...step, events } : step, from };
    const flaws = life.occurrences.flatMap((occurrence) => [
      ...eventFlaws(life, occurrence),
      ...this.#messages.of(occurrence),
    ]);
    this.#report(node, crossing === undefined ? flaws : [...flaws, ...crossingFlaws(life, crossing)]);
    // Time has passed, and nothing that matters: what comes next is waited for, too.
    if (step.type === 'wait' && key === from?.key && state.now > from.state.now) {
      this.#wait(node, new Life(this.#setup, node.state));
    }
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#level.push(node);
    this.#see(life, node);
  }

  #see(life: Life, node: Node): void {
    const { request, clocks, policy, now } = life;
    this.#report(node, statusFlaws(life));
    for (const clock of clocks.all) {
      const { definition, isExtended } = clocks.shownOf(clock);
      const index = clockIndex(policy, definition);
      this.#started.add(index);
      if (isExtended) this.#extended.add(index);
    }
    if (request.status !== 'closed') return;
    this.#firstClosed ??= node;
    this.#canReopen ||= openCommands(request, clocks, now.getTime()).includes('reopen');
  }

  /** What was never seen may be in the rest, so that it is not told. */
  #reportTooMany(): void {
    const { kind, policy } = this.#setup;
    const path = pointer('kinds', kind, 'clocks');
    const about = [kind, policy.clocks.map(({ name }) => name).join(', ')];
    this.#report(undefined, [{ rule: 'states/too-many', path, about }]);
  }

  #reportNeverSeen(): void {
    const { kind, policy } = this.#setup;
    const isMeant = policy.messages.reopened !== undefined && policy.lifecycle === 'inquiry';
    if (isMeant && this.#firstClosed !== undefined && !this.#canReopen) {
      const path = pointer('kinds', kind, 'clocks');
      this.#report(this.#firstClosed, [{ rule: 'reopening/no-window', path, about: ['closed'] }]);
    }
    policy.clocks.forEach(({ name, extension }, index) => {
      const path = (field: string): string => pointer('kinds', kind, 'clocks', index, field);
      if (!this.#started.has(index)) {
        this.#report(undefined, [{ rule: 'clock/never-starts', path: path('startsOn'), about: [name] }]);
      } else if (extension !== undefined && !this.#extended.has(index)) {
        this.#report(undefined, [{ rule: 'extension/impossible', path: path('extension'), about: [name] }]);
      }
    });
  }

  #reportMeanings(): void {
    const { kind, policy } = this.#setup;
    // Some events have no way here, such as those of employees' own work.
    for (const [event, { message }] of Object.entries(policy.messages)) {
      if (meansEvent(message, event)) continue;
      const path = pointer('kinds', kind, 'messages', event, 'message');
      this.#report(undefined, [{ rule: 'message/other-meaning', path, about: [event, message] }]);
    }
  }

  #invalid({ message }: Fault): Flaw {
    return { rule: 'definition/invalid', path: pointer('kinds', this.#setup.kind), about: [message] };
  }

  #report(node: Node | undefined, flaws: readonly Flaw[]): void {
    for (const flaw of flaws) {
      const { rule, path } = flaw;
      const key = `${rule} ${path}`;
      if (this.#found.has(key)) continue;
      this.#found.set(key, { rule, kind: this.#setup.kind, path, trace: traceOf(node), text: describeFlaw(flaw) });
    }
  }
}

function isDone(life: Life, command: Command): boolean {
  return life.execute(command).ok;
}

/** What a deadline should have done and did not do. */
function crossingFlaws(life: Life, { crossing, clock }: DueCrossing): readonly Flaw[] {
  if (crossing.type !== 'breach') return [];
  const { definition } = life.clocks.shownOf(clock);
  const { atEnd, allows, bounds, name } = definition;
  const { status } = life.request;
  if (atEnd !== undefined && atEnd !== 'archive' && life.occurrences.length === 0) {
    return [{ rule: 'lapse/impossible', path: `${clockPointer(life, definition)}/atEnd`, about: [name, status] }];
  }
  const isSilent = atEnd !== undefined || allows !== undefined || bounds !== undefined;
  const isTold = life.occurrences.some(({ told }) => told !== undefined);
  if (!isSilent || !isPromise(definition) || isTold) return [];
  return [{ rule: 'promise/untold', path: clockPointer(life, definition), about: [name, 'breached'] }];
}

function traceOf(node: Node | undefined): readonly VerificationStep[] {
  const steps: VerificationStep[] = [];
  for (let one = node; one !== undefined; one = one.from) steps.unshift(one.step);
  return steps;
}
