/**
 * Registering and a life of eight commands, as a whole and part by part.
 */
import { readCommand } from '../../src/desk/input/command.ts';
import { readRegistration } from '../../src/desk/input/registration.ts';
import {
  type Change,
  type Clock,
  compose,
  crossings,
  decide,
  evolve,
  identifySeries,
  measureSms,
  memoryStore,
  notBefore,
  numberSeries,
  observe,
  type Request,
  type RequestEvent,
  type RequestStore,
  readClock,
  russia,
  speakNumber,
} from '../../src/index.ts';
import { type KindPolicy, mts } from '../../src/operators/index.ts';
import { claim } from '../measure.ts';
import { commands, form, live, microseconds, noon, registered, secret, timed, type Work, world } from './world.ts';

/** In a round: as many as make the process as warm as a service is. */
const lives = 2_000;

/** What crossed the port of storage in one life: the material of the parts. */
async function recorded(): Promise<readonly Change[]> {
  const changes: Change[] = [];
  const inner = memoryStore();
  const store: RequestStore = {
    load: (id) => inner.load(id),
    find: (by) => inner.find(by),
    commitAll: (all) => inner.commitAll(all),
    lease: (series, count) => inner.lease(series, count),
    wake: (now, limit, leaseMs) => inner.wake(now, limit, leaseMs),
    outbox: (now, limit, leaseMs) => inner.outbox(now, limit, leaseMs),
    settle: (settlements) => inner.settle(settlements),
    history: (id) => inner.history(id),
    messages: (id) => inner.messages(id),
    erase: (change) => inner.erase(change),
    commit: (change) => {
      changes.push(change);
      return inner.commit(change);
    },
  };
  const { desk } = world(store);
  await live(desk, await registered(desk, 0));
  return changes;
}

/** The works of one life, of its registration (`first` 0, `end` 1) or of its commands (1, 9). */
function parts(changes: readonly Change[], first: number, end: number): readonly Work[] {
  const chosen = changes.slice(first, end);
  const isRegistration = first === 0;
  const operators = new Map([['mts', mts]]);
  const series = numberSeries({ name: 'mts/inquiry', digits: 10, prefix: '4', secret });
  const others = ['order', 'porting'].map((group, index) =>
    numberSeries({ name: `mts/${group}`, digits: 11 + index, prefix: '4', secret }),
  );
  const number = changes[0]?.keys.number ?? '';
  const events = chosen.flatMap(({ history }) => history.map(({ event }) => event));
  const now = new Date(noon);
  let counter = 0;
  const works: Work[] = [
    {
      name: 'edge (zod)',
      run: repeat(() => (isRegistration ? readRegistration(form(1), operators, noon) : commands.map(readCommand))),
    },
    {
      name: 'number (FF1, check digits)',
      run: repeat(() => {
        counter += 1;
        return isRegistration ? series.issue(counter) : commands.map(() => identifySeries(number, [series, ...others]));
      }),
    },
    { name: 'decide, evolve', run: repeat(() => decided(changes, first, end)) },
    {
      name: 'clocks',
      run: repeat(() =>
        clocksOf(chosen, isRegistration ? [] : (changes[0]?.stored.clocks ?? []), mts.kinds['serviceFault']),
      ),
    },
    { name: 'messages', run: repeat(() => composed(chosen, events, now, number, isRegistration)) },
  ];
  // As many requests stay in its store as in the desk's: what is kept is looked at again by the collector of garbage.
  const store = memoryStore();
  let kept = 0;
  const [opening] = changes;
  works.push({
    name: 'store (copy, freeze, index)',
    run: async (times) => {
      for (let time = 0; time < times; time += 1) {
        kept += 1;
        if (isRegistration) await store.find({ operator: 'mts', msisdn: String(kept), limit: 20 });
        else if (opening !== undefined) await store.commit(renamed(opening, kept));
        for (const change of chosen) {
          if (!isRegistration) await store.find({ number: String(kept) });
          await store.commit(renamed(change, kept));
        }
      }
    },
  });
  return works;
}

function repeat(work: () => unknown): Work['run'] {
  return (times) => {
    let last: unknown;
    for (let time = 0; time < times; time += 1) last = work();
    return last;
  };
}

function renamed(change: Change, index: number): Change {
  const { stored, keys } = change;
  const id = String(index);
  return {
    ...change,
    id,
    keys: { ...keys, number: id, msisdn: id },
    stored: { ...stored, request: { ...stored.request, id } },
    outbox: change.outbox.map((record) => ({
      ...record,
      requestId: id,
      key: `${id}/${record.message}/${record.version}`,
    })),
    supersedes: [],
  };
}

function decided(changes: readonly Change[], first: number, end: number): Request | undefined {
  let request = first === 0 ? undefined : changes[first - 1]?.stored.request;
  for (const [index, change] of changes.slice(first, end).entries()) {
    const command = first === 0 ? undefined : commands[index];
    if (request === undefined || command === undefined) {
      for (const { event } of change.history) request = evolve(request, event);
      continue;
    }
    const answer = decide(request, command as never, new Date(noon));
    if (!answer.ok) throw new Error(answer.refusal.code);
    for (const event of answer.value) request = evolve(request, event);
  }
  return request;
}

/** What each change asks of the clocks: hear of the event, the deadline, when to wake. */
function clocksOf(chosen: readonly Change[], before: readonly Clock[], policy: KindPolicy | undefined): number {
  const now = new Date(noon);
  const starts = (policy?.clocks ?? [])
    .filter(({ when }) => when === undefined)
    .map((clock) => ({ policy: clock, calendar: russia }));
  let clocks = before;
  let sum = 0;
  for (const change of chosen) {
    for (const { event, version } of change.history) {
      const occurrence = { event: event.type, status: change.stored.request.status, at: now, order: version };
      if (event.type === 'registered') clocks = observe(clocks, { ...occurrence, event: 'received', order: 0 }, starts);
      const heard = observe(clocks, occurrence, starts);
      for (const clock of heard) {
        if (clocks.includes(clock)) continue;
        sum += readClock(clock, russia, now)?.dueAt.getTime() ?? 0;
        sum += crossings(clock, russia, now).length;
      }
      clocks = heard;
    }
  }
  return sum;
}

function composed(
  chosen: readonly Change[],
  events: readonly RequestEvent[],
  now: Date,
  number: string,
  isRegistration: boolean,
): number {
  let length = events.length;
  const about = { number, subject: 'inquiry', at: now, timeZone: 'Europe/Moscow', spokenNumber: number } as const;
  const dueAt = new Date(noon + 5 * 86_400_000);
  for (const { outbox } of chosen) {
    for (const { message } of outbox) {
      const facts = {
        ...about,
        dueAt,
        question: 'С какого устройства вы входите?',
        reason: 'Нужна проверка сети',
        outcome: 'satisfied',
        answer: 'Доступ восстановлен',
        reopenUntil: dueAt,
      } as const;
      const text = compose(mts, message as 'registered', facts, { locale: 'ru', channel: 'sms' }).text;
      length += measureSms(text).segments + notBefore(now, mts.quietHours, 'Europe/Moscow').getTime();
    }
  }
  if (isRegistration) {
    const spoken = speakNumber(number, 'ru').text;
    length += compose(mts, 'registered', { ...about, spokenNumber: spoken, dueAt }, { locale: 'ru', channel: 'voice' })
      .text.length;
  }
  return length;
}

/** The same parts in turn, as a request needs them: what each costs when it finds the traces of the others and not its own. */
function inTurn(works: readonly Work[]): Work {
  return {
    name: 'the same parts in turn',
    run: async (times) => {
      for (let time = 0; time < times; time += 1) for (const { run } of works) await run(1);
    },
  };
}

async function beside(title: string, whole: Work, works: readonly Work[], bound: number): Promise<void> {
  const turns = inTurn(works);
  const times = await timed([whole, turns, ...works], lives);
  const of = (name: string): number => times.get(name) ?? Number.NaN;
  const sum = works.reduce((before, { name }) => before + of(name), 0);
  console.log(`\n${title}`);
  for (const { name } of works) console.log(`  ${name.padEnd(32)} ${microseconds(of(name))}`);
  console.log(`  ${'sum of the parts'.padEnd(32)} ${microseconds(sum)}`);
  console.log(`  ${turns.name.padEnd(32)} ${microseconds(of(turns.name))}`);
  console.log(`  ${'the desk'.padEnd(32)} ${microseconds(of(whole.name))}`);
  claim(`${title}, times the sum of its parts`, of(whole.name) / sum, { atMost: bound });
  claim(`${title}, times the same parts in turn`, of(whole.name) / of(turns.name), { atMost: bound });
}

export async function run(): Promise<void> {
  const changes = await recorded();
  let index = 0;
  const registry = world().desk;
  const registering: Work = {
    name: 'register',
    run: async (times) => {
      for (let time = 0; time < times; time += 1) {
        index += 1;
        await registry.register(form(index));
      }
    },
  };
  await beside('register', registering, parts(changes, 0, 1), 1.5);
  const numbers = new Map<number, readonly string[]>();
  const desk = world().desk;
  let round = 0;
  const living: Work = {
    name: 'life',
    run: async (times) => {
      const mine = numbers.get(round) ?? [];
      numbers.delete(round);
      round += 1;
      for (const number of mine.slice(0, times)) await live(desk, number);
    },
  };
  for (let ahead = 0; ahead < 18; ahead += 1) {
    const opened: string[] = [];
    for (let time = 0; time < lives; time += 1) opened.push(await registered(desk, ahead * lives + time));
    numbers.set(ahead, opened);
  }
  await beside('a life of eight commands', living, parts(changes, 1, 9), 1.5);
}
