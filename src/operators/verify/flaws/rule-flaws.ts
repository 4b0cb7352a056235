/**
 * What is wrong about the messages of a kind, as its definition shows it: rules that nothing can bring about, and events that a
 * subscriber has to know of and does not.
 */
import type { MessageName } from '../../../message/facts.ts';
import type { EventType } from '../../../request/event.ts';
import { isPromise, type KindClock, type KindPolicy, type MessageRule } from '../../kind-policy.ts';
import { type FindingRule, type Flaw, pointer } from '../finding.ts';
import { awaitsReply } from './clock-flaws.ts';

/** The events that belong to a clock. */
const eventsOfClocks: readonly string[] = ['warned', 'breached', 'extensionProposed', 'archived'];

export function ruleFlaws(kind: string, policy: KindPolicy): readonly Flaw[] {
  const at = (rule: FindingRule, event: string, about: string, ...place: readonly string[]): Flaw => ({
    rule,
    path: pointer('kinds', kind, 'messages', event, ...place),
    about: [about, event],
  });
  const { messages, clocks } = policy;
  const clockRules = Object.entries(messages).flatMap(([event, { clock }]) => {
    if (clock === undefined) return [];
    if (!eventsOfClocks.includes(event)) return [at('message/never-sent', event, clock, 'clock')];
    return clocks.some(({ name }) => name === clock) ? [] : [at('clock/unknown', event, clock, 'clock')];
  });
  return [
    ...clockRules,
    ...reminderFlaws(kind, policy),
    ...untoldWindows(policy).map(([name, event]) => at('window/untold', event, name)),
    ...recountFlaws(policy).map((name) => at('extension/untold', 'recalculated', name)),
    ...restartFlaws(kind, policy),
  ];
}

/** Who has to reply, or to be at home, is reminded before it is too late. */
function reminderFlaws(kind: string, { messages, clocks }: KindPolicy): readonly Flaw[] {
  const { warned, scheduled, appointmentTomorrow } = messages;
  const ofRule = (event: EventType, about: string): Flaw => ({
    rule: 'reminder/missing',
    path: pointer('kinds', kind, 'messages', event),
    about: [about, event],
  });
  const waits = clocks.flatMap((clock, index): readonly Flaw[] => {
    if (!awaitsReply(clock) || messages.asked === undefined) return [];
    const isTold = warned !== undefined && (warned.clock === undefined || warned.clock === clock.name);
    if (!isTold) return [ofRule('warned', clock.name)];
    const path = pointer('kinds', kind, 'clocks', index, 'warnings');
    return (clock.warnings ?? []).length > 0
      ? []
      : [{ rule: 'reminder/missing', path, about: [clock.name, 'warned'] } as const];
  });
  const isVisited = scheduled !== undefined && appointmentTomorrow === undefined;
  return isVisited ? [...waits, ofRule('appointmentTomorrow', 'scheduled')] : waits;
}

/** A window that opens without a word is used by nobody. */
function untoldWindows({ messages, clocks }: KindPolicy): readonly (readonly [clock: string, event: EventType])[] {
  return clocks.flatMap(({ name, allows, startsOn }: KindClock) =>
    allows === undefined
      ? []
      : startsOn.flatMap((event) =>
          event === 'received' || messages[event] !== undefined ? [] : ([[name, event]] as const),
        ),
  );
}

/** A promise that is counted again by a newer calendar may become later, and then it is told. */
function recountFlaws({ clocks, messages }: KindPolicy): readonly string[] {
  const promise = clocks.find(isPromise);
  return promise === undefined || messages.recalculated !== undefined ? [] : [promise.name];
}

/** The messages that name what is promised. */
const dated: readonly MessageName[] = ['registered', 'extended', 'reopened', 'delayed', 'held', 'resumed'];

/** A promise that begins its term again becomes later, and then the new date is told. */
function restartFlaws(kind: string, { clocks, messages }: KindPolicy): readonly Flaw[] {
  const rules = new Map<string, MessageRule>(Object.entries(messages));
  return clocks.flatMap((clock, index) => {
    const untold = isPromise(clock)
      ? (clock.restartsOn ?? []).find((event) => !dated.includes(rules.get(event)?.message ?? 'closed'))
      : undefined;
    const path = pointer('kinds', kind, 'clocks', index, 'restartsOn');
    return untold === undefined ? [] : [{ rule: 'extension/untold', path, about: [clock.name, untold] } as const];
  });
}
