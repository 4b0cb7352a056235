/**
 * The request room: `decide` and `evolve` beside a hand-written switch and beside other packages' state machines.
 */

import { decide } from '../src/request/decide.ts';
import type { RequestEvent } from '../src/request/event.ts';
import { evolve } from '../src/request/evolve.ts';
import type { Request } from '../src/request/request.ts';
import { restore } from '../src/request/restore.ts';
import { type Candidate, claim, compare, print, type Row } from './measure.ts';
import { peers } from './request/peers.ts';
import type { Data } from './request/reducers.ts';
import { commands, dates, registered } from './request/story.ts';
import { decide as decideByHand, evolve as evolveByHand } from './request/switch.ts';

/** What a full life ends in, whoever lived it. */
const end = {
  status: 'inProgress',
  version: 8,
  reopenings: 1,
  question: undefined,
  answer: undefined,
  assignee: 'ivanova',
};

export async function run(): Promise<void> {
  const others = await peers();

  const life = await compareWarm([
    candidate('decide and evolve', 'ours', ours, (request) => request),
    candidate('two switches by hand', 'limit', byHand, (request) => request),
    ...others.map(({ name, life }) => candidate(name, 'peer', life, ({ status, made }) => ({ ...made.data, status }))),
  ]);
  print('A full life: register, start, ask, reply, extend, resolve, close, reopen', life);
  claims('a full life', life);

  const rows = shapes();
  const turn = rotating(rows);
  const step = await compareWarm([
    { name: 'decide and evolve', role: 'ours', run: () => stepped(turn()) },
    { name: 'decide and evolve, rows through restore', role: 'ours', run: () => stepped(restore(turn())) },
    { name: 'two switches by hand', role: 'limit', run: () => steppedByHand(turn()) },
    ...others.flatMap(({ name, step }): Candidate[] =>
      step === undefined
        ? []
        : [{ name, role: step(rows[0] as Data) === 'inProgress' ? 'peer' : 'wrong', run: () => step(turn()) }],
    ),
  ]);
  print('One command (start) on rows of 8 orders of fields', step);
  claims('one command on foreign rows', step);

  const waiting = evolve(undefined, registered);
  const refused = await compareWarm([
    { name: 'decide', role: 'ours', run: () => decide(waiting, close, closing) },
    {
      name: 'switch by hand, says nothing of what is allowed',
      role: 'limit',
      run: () => decideByHand(waiting, close, closing),
    },
    ...others.flatMap(({ name, refuse }): Candidate[] =>
      refuse === undefined
        ? []
        : [
            {
              name,
              role: refuse(waiting) === 'registered' ? 'peer' : 'wrong',
              run: () => refuse(waiting),
              note: 'silence',
            },
          ],
    ),
  ]);
  print('A refused command (close on a registered request)', refused);
  claims('a refusal', refused);
}

const [starting, closing] = [dates[0], dates[5]] as [Date, Date];
const [start, close] = [commands[0], commands[5]] as [(typeof commands)[number], (typeof commands)[number]];

function ours(): Request {
  let request = evolve(undefined, registered);
  for (let index = 0; index < commands.length; index += 1) {
    const decision = decide(request, commands[index] as (typeof commands)[number], dates[index] as Date);
    if (!decision.ok) throw new Error(decision.refusal.code);
    for (const event of decision.value) request = evolve(request, event);
  }
  return request;
}

function byHand(): Data {
  let request = evolveByHand(undefined, registered);
  for (let index = 0; index < commands.length; index += 1) {
    const decision = decideByHand(request, commands[index] as (typeof commands)[number], dates[index] as Date);
    if (!decision.ok) throw new Error(decision.refusal.code);
    for (const event of decision.value) request = evolveByHand(request, event as RequestEvent);
  }
  return request;
}

function stepped(row: Request): Request {
  const decision = decide(row, start, starting);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value.reduce<Request>(evolve, row);
}

function steppedByHand(row: Data): Data {
  const decision = decideByHand(row, start, starting);
  if (!decision.ok) throw new Error(decision.refusal.code);
  for (const event of decision.value) return evolveByHand(row, event as RequestEvent);
  return row;
}

/** Cold code is timed call by call, clock included; these calls take less than that. So every candidate runs hot first. */
async function compareWarm(candidates: readonly Candidate[]): Promise<readonly Row[]> {
  for (let turn = 0; turn < 5_000; turn += 1) for (const { run } of candidates) run();
  return compare(candidates);
}

/** A stored request as eight adapters may give it: the same fields, parsed from JSON in eight orders. */
function shapes(): readonly Request[] {
  const fields = Object.entries(evolve(undefined, registered));
  return Array.from({ length: 8 }, (_, turn) => {
    const cut = turn * 3;
    return JSON.parse(JSON.stringify(Object.fromEntries([...fields.slice(cut), ...fields.slice(0, cut)])));
  });
}

function rotating<Item>(items: readonly Item[]): () => Item {
  let turn = 0;
  return () => {
    turn = (turn + 1) % items.length;
    return items[turn] as Item;
  };
}

/** A peer that ends elsewhere is shown as wrong, not left out. */
function candidate<Result>(
  name: string,
  role: 'ours' | 'limit' | 'peer',
  run: () => Result,
  read: (result: Result) => object,
): Candidate {
  const found = read(run());
  const right = Object.entries(end).every(([field, value]) => Reflect.get(found, field) === value);
  return right ? { name, role, run } : { name, role: 'wrong', run, note: JSON.stringify(found).slice(0, 60) };
}

function claims(what: string, rows: readonly Row[]): void {
  const time = (role: Row['role']): number =>
    Math.min(...rows.filter((row) => row.role === role).map(({ nanoseconds }) => nanoseconds));
  claim(`${what}: times the hand-written switch`, time('ours') / time('limit'), { atMost: 2 });
  if (rows.some(({ role }) => role === 'peer')) {
    claim(`${what}: the best peer, times ours`, time('peer') / time('ours'), { atLeast: 1 });
  }
}
