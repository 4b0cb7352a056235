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
  ImportRecord,
  LineStatus,
  Registered,
  RegistrationInput,
  Result,
  StatusByLine,
  StatusByNumber,
  SubscriberView,
  TakeQuery,
} from 'zayavka';
import { memoryAttempts, memoryStore, openDesk } from 'zayavka';
import {
  defineOperator,
  extendOperator,
  type KindPolicy,
  type kinds,
  mts,
  type Operator,
  type StandardKind,
  tele2,
} from 'zayavka/operators';
import type { Filtered } from '#src/desk/input/known-kinds.ts';

declare const desk: Desk;
declare const refusal: DeskRefusal;
declare const question: StatusByNumber | StatusByLine;
declare const lookup: AgentByNumber | AgentByLine;

describe('a body that came from outside', () => {
  const body: unknown = {};

  it('needs no cast', () => {
    expectTypeOf(desk.register(body)).resolves.toEqualTypeOf<Result<Registered, DeskRefusal>>();
    expectTypeOf(desk.execute('1', body)).resolves.toHaveProperty('ok');
    expectTypeOf(desk.status(body)).resolves.toEqualTypeOf<Result<SubscriberView | LineStatus, DeskRefusal>>();
  });

  it('is no way around the types', () => {
    // @ts-expect-error no command has this type
    desk.execute('1', { type: 'fly' });
    // @ts-expect-error a question names who asks
    desk.status({ number: '1', channel: 'app' });
  });
});

describe('a desk whose operators the compiler knows', () => {
  const known = openDesk({ operators: [mts, tele2], store: memoryStore(), secret: '', now: () => new Date(0) });
  const rest = { operator: 'mts', channel: 'hotline', subscriber: { email: 'a@b.ru' }, text: 'a' };
  const phone = [{ name: 'Phone', quantity: 1 }];

  it('takes its kinds with their details', () => {
    known.register({ ...rest, kind: 'complaint' });
    known.register({ ...rest, kind: 'complaint', details: undefined });
    known.register({
      ...rest,
      kind: 'shopOrder',
      details: { items: phone, promisedOn: '2026-11-20', amount: undefined },
    });
    known.register({ ...rest, kind: 'serviceFault', details: { demand: 'refund', amount: 100 } });
    const answer = known.register({ ...rest, kind: 'numberPorting', details: { portedNumber: '8', holder: 'person' } });
    expectTypeOf(answer).resolves.toEqualTypeOf<Result<Registered<string>, DeskRefusal>>();
    expectTypeOf(known).toExtend<Desk>();
  });

  it('does not compile with an unknown kind, without required details, or with wrong ones', () => {
    // @ts-expect-error a typing error
    known.register({ ...rest, kind: 'serviceFalt' });
    // @ts-expect-error an order of nothing
    known.register({ ...rest, kind: 'shopOrder' });
    // @ts-expect-error an order of nothing
    known.register({ ...rest, kind: 'shopOrder', details: { address: 'a' } });
    // @ts-expect-error kopecks are a number
    known.register({ ...rest, kind: 'serviceFault', details: { amount: '100' } });
    // @ts-expect-error a detail of other kinds
    known.register({ ...rest, kind: 'serviceFault', details: { items: phone } });
    // @ts-expect-error a complaint has no details
    known.register({ ...rest, kind: 'complaint', details: { amount: 100 } });
  });

  it('knows the kinds that were added, and leaves the details of changed ones to the run time', () => {
    const changes = { kinds: { parcel: { ...mts.kinds.complaint }, complaint: { details: { amount: null } } } };
    const own = extendOperator(mts, changes as unknown as { kinds: { parcel: object; complaint: object } });
    const added = openDesk({ operators: [own], store: memoryStore(), secret: '', now: () => new Date(0) });
    added.register({ ...rest, kind: 'parcel', details: { weight: 3 } });
    added.register({ ...rest, kind: 'complaint', details: { amount: 100 } });
    // @ts-expect-error as it was
    added.register({ ...rest, kind: 'shopOrder' });
    // @ts-expect-error a typing error
    added.register({ ...rest, kind: 'parcels' });
  });

  it('takes any kind of operators that it does not know, and a name that is known at run time alone', () => {
    const kind: string = JSON.parse('"complaint"');
    known.register({ ...rest, kind, details: { anything: 1 } });
    known.register({ ...rest, kind: 'complaint' } as RegistrationInput);
    const operators: readonly Operator[] = [mts];
    const open = openDesk({ operators, store: memoryStore(), secret: '', now: () => new Date(0) });
    open.register({ ...rest, kind: 'lostParcel', details: { weight: 3 } });
  });
});

describe('every call of a desk whose operators the compiler knows', () => {
  const setup = { store: memoryStore(), secret: '0', now: () => new Date() };
  const known = openDesk({ operators: [mts, tele2], ...setup });
  const form = { operator: 'mts', channel: 'hotline', subscriber: { msisdn: '8' }, text: 'a' } as const;
  const old = { ...form, registeredAt: '2019-03-01T12:00:00+03:00' } as const;
  const some = JSON.parse('"complaint"') as string;

  it('takes the kinds, operators, details and choices that they have', () => {
    known.register({ ...form, kind: 'serviceFault', details: { demand: 'imposedService' } });
    known.register({ ...form, operator: 't2', kind: 'complaint' });
    known.registerMany([
      { ...form, kind: 'complaint' },
      { ...form, kind: 'claim', details: { answerForm: 'paper' }, receivedAt: new Date() },
    ]);
    known.import({ ...old, kind: 'numberPorting', details: { portedNumber: '8', holder: 'company' } });
    known.importMany([
      { ...old, kind: 'complaint', externalNumber: 'A-1' },
      { ...old, operator: 'tele2', kind: 'newConnection', details: { simType: 'esim' }, closedAt: new Date() },
    ]);
    known.queue({ operator: 'mts', kind: 'complaint', overdue: true });
    known.queue();
    known.take({ agentId: 'a', kind: 'shopOrder', operator: 't2' });
    known.recalculate({ operator: 'tele2', kind: undefined, dryRun: true });
  });

  it('takes what is known at run time alone', () => {
    known.register({ ...form, operator: some, kind: some, details: { a: 1 } });
    known.register({ ...form, operator: some, kind: 'complaint' });
    known.registerMany([] as readonly RegistrationInput[]);
    known.import({ ...old, kind: some });
    known.importMany([] as readonly ImportRecord[]);
    known.queue({ kind: some, operator: some });
    known.take({ agentId: 'a', kind: some });
    known.recalculate({ operator: some });
    desk.registerMany([{ ...form, kind: 'lostParcel', operator: 'nobody' }]);
    desk.queue({ operator: 'nobody', kind: 'lostParcel' });
    const own = extendOperator(mts, { id: 'own', aliases: ['ours'] });
    const ours = openDesk({ operators: [own], ...setup });
    ours.register({ ...form, operator: 'ours', kind: 'complaint' });
    ours.register({ ...form, operator: 'own', kind: 'complaint' });
    // @ts-expect-error it has another id
    ours.register({ ...form, operator: 'mts', kind: 'complaint' });
  });

  it('does not compile with another operator', () => {
    // @ts-expect-error not of this desk
    known.register({ ...form, operator: 'megafon', kind: 'complaint' });
    // @ts-expect-error not of this desk
    known.registerMany([{ ...form, operator: 'megafon', kind: 'complaint' }]);
    // @ts-expect-error not of this desk
    known.import({ ...old, operator: 'megafon', kind: 'complaint' });
    // @ts-expect-error not of this desk
    known.importMany([{ ...old, operator: 'megafon', kind: 'complaint' }]);
    // @ts-expect-error not of this desk
    known.queue({ operator: 'megafon' });
    // @ts-expect-error not of this desk
    known.take({ agentId: 'a', operator: 'megafon' });
    // @ts-expect-error not of this desk
    known.recalculate({ operator: 'megafon' });
  });

  it('does not compile with an unknown kind', () => {
    // @ts-expect-error a typing error
    known.registerMany([{ ...form, kind: 'complaints' }]);
    known.registerMany([
      { ...form, kind: 'complaint' },
      // @ts-expect-error a typing error beside a right one
      { ...form, kind: 'complaints' },
    ]);
    // @ts-expect-error a typing error
    known.import({ ...old, kind: 'complaints' });
    // @ts-expect-error a typing error
    known.importMany([{ ...old, kind: 'complaints' }]);
    // @ts-expect-error a typing error
    known.queue({ kind: 'complaints' });
    // @ts-expect-error a typing error
    known.take({ agentId: 'a', kind: 'complaints' });
    // @ts-expect-error a typing error
    known.recalculate({ kind: 'complaints' });
  });

  it('names the kinds and operators that a filter may have, where it has a wrong one', () => {
    type Known = {
      readonly name: 'mts';
      readonly kinds: { readonly complaint: KindPolicy; readonly claim: KindPolicy };
    };
    type Wrong = Filtered<TakeQuery, Known, 'complaints', 'mtz'>;
    expectTypeOf<Wrong['kind']>().toEqualTypeOf<'complaint' | 'claim' | undefined>();
    expectTypeOf<Wrong['operator']>().toEqualTypeOf<'mts' | undefined>();
  });

  it('does not compile with a wrong detail or choice, nor without a required one', () => {
    // @ts-expect-error no such demand
    known.register({ ...form, kind: 'serviceFault', details: { demand: 'refunds' } });
    // @ts-expect-error no such form of an answer
    known.registerMany([{ ...form, kind: 'claim', details: { answerForm: 'voice' } }]);
    // @ts-expect-error an order has items
    known.registerMany([{ ...form, kind: 'shopOrder' }]);
    // @ts-expect-error a detail of other kinds
    known.registerMany([{ ...form, kind: 'serviceFault', details: { tariff: 'a' } }]);
    // @ts-expect-error nobody of this kind holds a number
    known.import({ ...old, kind: 'numberPorting', details: { portedNumber: '8', holder: 'dog' } });
    // @ts-expect-error an order has items
    known.import({ ...old, kind: 'shopOrder' });
    // @ts-expect-error a complaint has no details
    known.importMany([{ ...old, kind: 'complaint', details: { amount: 1 } }]);
    // @ts-expect-error an import says when it was registered
    known.import({ ...form, kind: 'complaint' });
  });
});

describe('people', () => {
  const nothing: string | undefined = undefined as string | undefined;

  it('are known by a line, a mailbox, an account or a user, and ask by one of them', () => {
    const rest = { operator: 'mts', kind: 'complaint', channel: 'hotline', text: 'a' };
    desk.register({ ...rest, subscriber: { account: '1', name: nothing, msisdn: nothing } });
    // @ts-expect-error a name alone is nobody
    desk.register({ ...rest, subscriber: { name: 'Ivan' } });
    desk.status({ caller: { account: '1', operator: 'mts' }, channel: 'app' });
    desk.erase({ user: { channel: 'telegram', id: '42' } });
    // @ts-expect-error an account counts beside its operator only
    desk.erase({ account: '1' });
    // @ts-expect-error which one
    desk.agent({ agentId: 'a', msisdn: '8', email: 'a@b.ru' });
    // @ts-expect-error who asks says where
    desk.status({ caller: '8' });
  });

  it('may be given fields without a value', () => {
    desk.status({ caller: '8', channel: 'site', proof: nothing, cursor: nothing, limit: undefined });
    desk.status({ caller: '8', channel: 'site', number: '1', proof: nothing });
    desk.agent({ agentId: 'a', number: '1', purpose: nothing, msisdn: undefined });
    desk.agent({ agentId: 'a', email: 'a@b.ru', cursor: nothing, number: undefined });
    desk.execute('1', { type: 'start', assignee: nothing, caller: nothing, channel: nothing, commandId: nothing });
    desk.execute('1', { type: 'withdraw', reason: nothing, proof: nothing });
    desk.register({
      operator: 'mts',
      kind: 'complaint' as string,
      channel: 'hotline',
      subscriber: { msisdn: '8', contact: { email: nothing }, locale: nothing, user: undefined },
      text: 'a',
      details: undefined,
      receivedAt: nothing,
      answer: nothing,
      commandId: nothing,
      agentId: nothing,
      proof: nothing,
    });
    openDesk({
      operators: [mts],
      store: memoryStore(),
      secret: '',
      now: () => new Date(0),
      proof: undefined,
      attempts: undefined,
      telemetry: undefined,
      random: undefined,
      sessionMs: undefined,
      calendars: undefined,
    });
    desk.tick({ batch: undefined, signal: undefined, onProgress: undefined });
    desk.deliver(async () => undefined, { batch: undefined, concurrency: undefined });
    desk.recalculate({ operator: nothing, kind: nothing, dryRun: undefined });
    memoryAttempts({ limit: undefined });
  });
});

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

describe('questions of staff', () => {
  it('take undefined in every field that may be left out', () => {
    const none = undefined as string | undefined;
    desk.queue({ operator: none, kind: none, team: none, cursor: none });
    desk.take({ agentId: 'ivanova', team: none });
    desk.events({ after: none });
    desk.messages({ operator: none });
    desk.resend('key', { agentId: none, reason: none });
  });
});
