import { describe, expect, it } from 'vitest';
import { toMermaid } from '#src/request/diagram.ts';
import { lifecycles } from '#src/request/lifecycle.ts';

describe('the diagram of a lifecycle', () => {
  it('of an inquiry is this one', () => {
    expect(toMermaid('inquiry')).toBe(`stateDiagram-v2
  [*] --> registered
  registered --> inProgress: start
  registered --> rejected: reject
  registered --> withdrawn: withdraw
  registered --> merged: merge
  inProgress --> awaitingSubscriber: ask
  inProgress --> onHold: hold
  inProgress --> resolved: resolve
  inProgress --> rejected: reject
  inProgress --> withdrawn: withdraw
  inProgress --> merged: merge
  awaitingSubscriber --> inProgress: reply
  awaitingSubscriber --> resolved: resolve
  awaitingSubscriber --> withdrawn: withdraw
  awaitingSubscriber --> merged: merge
  onHold --> inProgress: resume
  onHold --> resolved: resolve
  onHold --> withdrawn: withdraw
  onHold --> merged: merge
  resolved --> closed: close
  resolved --> inProgress: reopen
  closed --> inProgress: reopen
  rejected --> [*]
  withdrawn --> [*]
  merged --> [*]`);
  });

  it.each([
    ['inquiry', 21, 3],
    ['order', 27, 5],
  ] as const)('of an %s has %i steps and %i ends, each once', (lifecycle, steps, ends) => {
    const lines = toMermaid(lifecycle).split('\n');
    expect(lines.filter((line) => line.includes(': '))).toHaveLength(steps);
    expect(lines.filter((line) => line.endsWith('--> [*]'))).toHaveLength(ends);
    expect(new Set(lines).size).toBe(lines.length);
    for (const status of Object.keys(lifecycles[lifecycle])) expect(lines.join('\n')).toContain(` --> ${status}`);
  });

  it('draws a step that stays where it is', () => {
    expect(toMermaid('order')).toContain('  scheduled --> scheduled: reschedule');
  });
});
