import { describe, expectTypeOf, it } from 'vitest';
import type {
  AgentByLine,
  AgentByNumber,
  AgentList,
  AgentView,
  CommandInput,
  CommandType,
  Desk,
  DeskRefusal,
  LineStatus,
  Registered,
  RegistrationInput,
  Result,
  StatusByLine,
  StatusByNumber,
  SubscriberView,
} from 'zayavka';
import { memoryStore, openDesk } from 'zayavka';
import {
  defineOperator,
  extendOperator,
  type kinds,
  mts,
  type NeededDetails,
  type Operator,
  type StandardKind,
  tele2,
} from 'zayavka/operators';

declare const desk: Desk;
declare const refusal: DeskRefusal;
declare const question: StatusByNumber | StatusByLine;
declare const lookup: AgentByNumber | AgentByLine;

describe('register', () => {
  const form = {
    operator: 'mts',
    kind: 'complaint',
    channel: 'hotline',
    subscriber: { msisdn: '8' },
    text: 'a',
  } as const;

  it('answers with a value or with a refusal of the closed union', () => {
    expectTypeOf(desk.register(form)).resolves.toEqualTypeOf<Result<Registered<string>, DeskRefusal>>();
    expectTypeOf(desk.registerMany([form])).resolves.toEqualTypeOf<readonly Result<Registered, DeskRefusal>[]>();
  });

  it('knows which kinds get a number: all but a consultation; of an operator’s own kind it is open', () => {
    const consulted = desk.register({ ...form, kind: 'consultation' });
    expectTypeOf(consulted).resolves.toEqualTypeOf<Result<Registered<undefined>, DeskRefusal>>();
    const own = desk.register({ ...form, kind: 'lostParcel' as string });
    expectTypeOf(own).resolves.toEqualTypeOf<Result<Registered, DeskRefusal>>();
  });

  it('knows the standard kinds and takes any other one', () => {
    expectTypeOf<StandardKind>().toExtend<RegistrationInput['kind']>();
    desk.register({ ...form, kind: 'lostParcel' });
  });

  it('does not compile without its fields, nor with values that are none', () => {
    // @ts-expect-error somebody has to be told of
    desk.register({ operator: 'mts', kind: 'complaint', channel: 'hotline', text: 'a' });
    // @ts-expect-error a channel is named
    desk.register({ ...form, channel: 1 });
    // @ts-expect-error a detail is plain data
    desk.register({ ...form, details: { colour: () => 'red' } });
  });
});

describe('a desk whose operators are known', () => {
  const setup = { store: memoryStore(), secret: '0', now: () => new Date() };
  const known = openDesk({ operators: [mts, tele2], ...setup });
  const form = { operator: 'mts', channel: 'hotline', subscriber: { msisdn: '8' }, text: 'a' } as const;
  const items = [{ name: 'Телефон', quantity: 1 }];

  it('does not take a kind that they do not have, nor a kind without what it needs (findings E6)', () => {
    known.register({ ...form, kind: 'serviceFault' });
    known.register({ ...form, kind: 'shopOrder', details: { items, address: 'Казань' } });
    expectTypeOf(known.register({ ...form, kind: 'consultation' })).resolves.toEqualTypeOf<
      Result<Registered<undefined>, DeskRefusal>
    >();
    // @ts-expect-error the kind is misspelt
    known.register({ ...form, kind: 'serviceFalt' });
    // @ts-expect-error an order has items
    known.register({ ...form, kind: 'shopOrder' });
    // @ts-expect-error an order has items
    known.register({ ...form, kind: 'shopOrder', details: { address: 'Казань' } });
    // @ts-expect-error a porting needs two details
    known.register({ ...form, kind: 'numberPorting', details: { holder: 'person' } });
  });

  it('is a desk, where any kind may come from outside', () => {
    const open: Desk = known;
    open.register({ ...form, kind: 'serviceFault' as string });
    open.register({ ...form, kind: 'shopOrder' });
  });

  it('takes any kind where an operator has kinds of its own', () => {
    const own = extendOperator(mts, { kinds: { lostParcel: mts.kinds.complaint } });
    openDesk({ operators: [tele2, own], ...setup }).register({ ...form, kind: 'lostParcel' });
    const some: readonly Operator[] = [mts];
    openDesk({ operators: some, ...setup }).register({ ...form, kind: 'lostParcel' });
    const spoken = extendOperator(mts, { smsAlphabet: 'cheapest' });
    // @ts-expect-error it has the kinds of MTS
    openDesk({ operators: [spoken], ...setup }).register({ ...form, kind: 'lostParcel' });
  });

  it('knows what the standard kinds need, as their details say', () => {
    expectTypeOf<keyof NeededDetails>().toExtend<StandardKind>();
  });
});

describe('execute', () => {
  it('takes every command with its details, and dates as Date or text', () => {
    expectTypeOf<CommandInput['type']>().toEqualTypeOf<CommandType>();
    desk.execute('1', { type: 'start' });
    desk.execute('1', { type: 'schedule', appointment: { from: new Date(), to: '2026-12-01T06:00:00+03:00' } });
    desk.execute('1', { type: 'withdraw', caller: '8', channel: 'email', proof: '4711', commandId: 'c-1' });
    desk.execute('1', { type: 'merge', into: '48 2930 1756', agentId: 'ivanova' });
    desk.execute('1', { type: 'assign', team: 'billing' });
    desk.execute('1', { type: 'progress', step: 'shipped' });
    desk.execute('1', {
      type: 'correct',
      details: { amount: 100 },
      subscriber: { msisdn: '8 916 123-45-67' },
      reason: 'r',
    });
    desk.execute('1', { type: 'resolve', outcome: 'satisfied', answer: 'a', amount: 100 });
    desk.execute('1', { type: 'reject', reason: 'r' });
    desk.execute('1', { type: 'reject', code: 'debt' });
  });

  it('does not compile without the details that the command needs', () => {
    // @ts-expect-error more time needs a reason
    desk.execute('1', { type: 'extend' });
    // @ts-expect-error an answer has an outcome
    desk.execute('1', { type: 'resolve', answer: 'a' });
    // @ts-expect-error this outcome is none
    desk.execute('1', { type: 'resolve', outcome: 'perhaps', answer: 'a' });
    // @ts-expect-error instants are dates or texts here
    desk.execute('1', { type: 'schedule', appointment: { from: 1 } });
    // @ts-expect-error there is no such command
    desk.execute('1', { type: 'fly' });
    // @ts-expect-error an employee or a team is named
    desk.execute('1', { type: 'assign' });
    // @ts-expect-error something is corrected
    desk.execute('1', { type: 'correct', reason: 'r' });
    // @ts-expect-error kopecks are a number
    desk.execute('1', { type: 'resolve', outcome: 'satisfied', answer: 'a', amount: '1 rouble' });
  });
});

describe('status and agent', () => {
  it('answer with one request where a number is given, else with a page', () => {
    expectTypeOf(desk.status({ caller: '8', channel: 'hotline', number: '1' })).resolves.toEqualTypeOf<
      Result<SubscriberView, DeskRefusal>
    >();
    expectTypeOf(desk.status({ caller: '8', channel: 'hotline' })).resolves.toEqualTypeOf<
      Result<LineStatus, DeskRefusal>
    >();
    expectTypeOf(desk.agent({ agentId: 'a', number: '1' })).resolves.toEqualTypeOf<Result<AgentView, DeskRefusal>>();
    expectTypeOf(desk.agent({ agentId: 'a', msisdn: '8' })).resolves.toEqualTypeOf<Result<AgentList, DeskRefusal>>();
  });

  it('answer with one of both where a number may be given', () => {
    expectTypeOf(desk.status(question)).resolves.toEqualTypeOf<Result<SubscriberView | LineStatus, DeskRefusal>>();
    expectTypeOf(desk.agent(lookup)).resolves.toEqualTypeOf<Result<AgentView | AgentList, DeskRefusal>>();
  });

  it('do not compile without a caller', () => {
    // @ts-expect-error whose line is it?
    desk.status({ number: '1' });
    // @ts-expect-error who looks?
    desk.agent({ number: '1' });
    // @ts-expect-error one or the other
    desk.agent({ agentId: 'a', number: '1', msisdn: '8' });
  });

  it('show a subscriber no data of employees', () => {
    expectTypeOf<Extract<keyof SubscriberView, 'assignee' | 'escalatedTo' | 'history' | 'subscriber'>>().toBeNever();
  });
});

describe('deliver', () => {
  it('takes a function that tells sent, failed and retry apart, or answers nothing', () => {
    desk.deliver(async () => {});
    desk.deliver(async () => undefined);
    desk.deliver(async ({ text }) => (text === '' ? 'failed' : 'sent'));
    desk.deliver(() => Promise.reject(new Error('timed out')));
    // @ts-expect-error the response of a web service may be an error too
    desk.deliver(({ text }) => fetch('https://gateway.example', { method: 'POST', body: text }));
    // @ts-expect-error a length says nothing about the gateway
    desk.deliver(async ({ key }) => [].push(key));
    // @ts-expect-error it would be said before anything is known
    desk.deliver(() => 'sent');
    // @ts-expect-error there is no such answer
    desk.deliver(async () => 'ok');
  });
});

describe('refusals', () => {
  it('are distinguished by their code, and every code can be handled', () => {
    if (refusal.code === 'input/invalid') expectTypeOf(refusal.issues[0]).not.toBeNever();
    if (refusal.code === 'command/reused-id') expectTypeOf(refusal.commandId).toBeString();
    if (refusal.code === 'command/agents-only') expectTypeOf(refusal.allowed).toEqualTypeOf<readonly CommandType[]>();
    if (refusal.code === 'request/appointment-outside')
      expectTypeOf(refusal.notBefore).toEqualTypeOf<Date | undefined>();
    expectTypeOf<
      Extract<DeskRefusal, { code: 'request/unknown' | 'request/forgotten' | 'status/proof-needed' }>
    >().not.toBeNever();
    // @ts-expect-error there is no such refusal
    if (refusal.code === 'desk/tired') throw new Error();
  });
});

describe('operators', () => {
  it('are data of one type, with every standard kind by name', () => {
    expectTypeOf(mts).toExtend<Operator>();
    expectTypeOf<keyof typeof kinds>().toEqualTypeOf<StandardKind>();
  });

  it('have numbers of their own or a prefix for the usual ones', () => {
    const described = { id: 'a', legalName: 'a', brand: mts.brand, support: '1', contacts: mts.contacts };
    defineOperator({ ...described, prefix: '6' });
    defineOperator({ ...described, series: mts.series });
    // @ts-expect-error numbers have to begin with something
    defineOperator(described);
  });
});
