/**
 * Rules as scenarios: given a desk at some hour in Moscow and what was registered there, when something is done or time
 * passes, then this is told, promised, written down.
 */
import {
  type CommandInput,
  type Desk,
  type DeskRefusal,
  type DeskSetup,
  type EventType,
  type IdentityProof,
  memoryStore,
  type OutboxRecord,
  openDesk,
  type Registered,
  type RegistrationInput,
  type RequestStore,
  type Result,
} from 'zayavka';
import { beeline, type KindPolicy, megafon, mts, type Operator, tele2 } from 'zayavka/operators';

export const secret = '000102030405060708090a0b0c0d0e0f';
export const four: readonly Operator[] = [mts, megafon, beeline, tele2];
export const subscriber = { msisdn: '+79161234567' };
export const stranger = '+79035554433';

/** An hour on a wall clock in Moscow, which has been three hours ahead of UTC since 2014: '2026-11-20 12:00'. */
export function moscow(text: string): Date {
  const [day, time = '12:00'] = text.split(' ');
  const at = new Date(`${day}T${time.length === 5 ? `${time}:00` : time}+03:00`);
  if (Number.isNaN(at.getTime())) throw new Error(`the scenario is wrong: ${text}`);
  return at;
}

/** The day whose 24:00 in Moscow an exclusive deadline is. */
export function lastDay(dueAt: Date | undefined): string | undefined {
  return dueAt && new Date(dueAt.getTime() - 1 + 3 * 3_600_000).toISOString().slice(0, 10);
}

/** What each kind demands, filled in as somebody would. */
export function detailsFor({ details }: KindPolicy): NonNullable<RegistrationInput['details']> {
  const all = {
    amount: 29_900,
    chargedOn: '2026-11-18',
    paidOn: '2026-11-19',
    answerForm: 'paper',
    address: 'Казань, улица Баумана, 1, квартира 7',
    items: [{ name: 'Телефон', quantity: 1 }],
    // On the hotline the own line is proven, and a porting could harm no other.
    portedNumber: subscriber.msisdn,
    holder: 'person',
    tariff: 'Мой город',
  } as const;
  return Object.fromEntries(Object.entries(all).filter(([name]) => details[name]?.required));
}

/** A form that is complete for its operator and kind, as it would come over the hotline. */
export function form(operator: Operator, kind: string, difference: Partial<RegistrationInput> = {}): RegistrationInput {
  const policy = operator.kinds[kind];
  if (policy === undefined) throw new Error(`the scenario is wrong: ${operator.id} has no ${kind}`);
  return {
    operator: operator.id,
    kind,
    channel: 'hotline',
    subscriber,
    text: 'Не могу войти в личный кабинет',
    ...(Object.values(policy.details).some(({ required }) => required) ? { details: detailsFor(policy) } : {}),
    ...difference,
  };
}

/** The value of an answer that has to be one. */
export function accepted<Value>(answer: Result<Value, DeskRefusal>): Value {
  if (answer.ok) return answer.value;
  throw new Error(`the scenario is wrong: ${JSON.stringify(answer.refusal)}`);
}

/** A desk without a port for codes says so when it opens. */
const noCodes: IdentityProof = { ask: async () => undefined, check: async () => false };

export class World {
  readonly desk: Desk;
  readonly store: RequestStore;
  /** What the gateway has taken. */
  readonly sent: OutboxRecord[] = [];
  now: Date;

  constructor(at: string, setup: Partial<Omit<DeskSetup, 'now'>> = {}) {
    this.now = moscow(at);
    this.store = setup.store ?? memoryStore();
    this.desk = openDesk({ operators: four, secret, proof: noCodes, ...setup, store: this.store, now: () => this.now });
  }

  /** Moves the clock. */
  at(text: string): this {
    this.now = moscow(text);
    return this;
  }

  async registered(
    operator: Operator,
    kind: string,
    difference: Partial<RegistrationInput> = {},
  ): Promise<Registered & { readonly number: string }> {
    const policy = operator.kinds[kind];
    const receivedAt = policy?.receivedFirst ? { receivedAt: this.now } : {};
    const value = accepted(await this.desk.register(form(operator, kind, { ...receivedAt, ...difference })));
    if (value.number === undefined) throw new Error('the scenario is wrong: no number');
    return { ...value, number: value.number };
  }

  async done(number: string, ...commands: readonly CommandInput[]): Promise<void> {
    for (const command of commands) accepted(await this.desk.execute(number, command));
  }

  async events(number: string): Promise<readonly EventType[]> {
    return accepted(await this.desk.history(number)).map(({ event }) => event.type);
  }

  /** Ticks and delivers once. */
  async passes(): Promise<void> {
    await this.desk.tick();
    await this.delivered();
  }

  async delivered(): Promise<readonly string[]> {
    const before = this.sent.length;
    await this.desk.deliver(async (message) => {
      this.sent.push(message);
    });
    return this.sent.slice(before).map(({ message }) => message);
  }

  /** Ticks and delivers every hour until then. */
  async until(text: string): Promise<void> {
    const end = moscow(text).getTime();
    for (let at = this.now.getTime(); at < end; at += 3_600_000) {
      this.now = new Date(at);
      await this.passes();
    }
    this.now = new Date(end);
    await this.passes();
  }
}

export function given(at: string, setup: Partial<Omit<DeskSetup, 'now'>> = {}): World {
  return new World(at, setup);
}
