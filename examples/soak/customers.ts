/**
 * The load of one process: registers, executes, asks and erases at random, one call after another.
 */
import type { Desk, DeskRefusal, Result } from 'zayavka';
import { commandOf, formOf, type Person, personOf } from './commands.ts';
import { deadlyLine } from './gateway.ts';
import type { Journal } from './journal.ts';
import { type ProcessPlan, pairsOf, plans } from './plan.ts';
import type { Random } from './random.ts';

export interface Life {
  readonly plan: ProcessPlan;
  /** 0 for the first process of this name, 1 for the one that came after it was killed. */
  readonly life: number;
}

/** Persons of this process whose lines may be erased; older ones are left alone. */
const mostKnown = 50;

export class Customers {
  readonly #desk: Desk;
  readonly #journal: Journal;
  readonly #random: Random;
  readonly #now: () => Date;
  readonly #pairs: readonly string[];
  readonly #life: Life;
  #persons = 0;
  #known: Person[] = [];

  constructor(desk: Desk, journal: Journal, { random, now, life }: { random: Random; now: () => Date; life: Life }) {
    this.#desk = desk;
    this.#journal = journal;
    this.#random = random;
    this.#now = now;
    this.#pairs = pairsOf(life.plan.operators);
    this.#life = life;
  }

  /** One call of the desk. */
  async act(): Promise<void> {
    const share = this.#random.share();
    if (share < 0.3) return this.#register();
    if (share < 0.34) return this.#registerMany();
    if (share < 0.38) return this.#eraseLine();
    const number = await this.#someNumber();
    if (number === undefined) return this.#register();
    if (share < 0.84) return this.#execute(number);
    if (share < 0.88) return this.#eraseRequest(number);
    if (share < 0.94) return this.#note('agent', await this.#desk.agent({ number, agentId: 'agent-1' }));
    const caller = this.#random.oneOf(this.#known)?.msisdn;
    if (caller === undefined) return this.#register();
    return this.#note('status', await this.#desk.status({ caller, channel: 'hotline' }));
  }

  #newPerson(): Person {
    this.#persons += 1;
    const place = plans.indexOf(this.#life.plan);
    return personOf(place, this.#life.life, this.#persons);
  }

  #commandId(person: Person, part = 0): string {
    return `form-${person.msisdn.slice(3)}-${part}`;
  }

  async #register(): Promise<void> {
    const pair = this.#random.oneOf(this.#pairs) ?? '';
    const person = this.#newPerson();
    const commandId = this.#commandId(person);
    const registered = await this.#desk.register(formOf(this.#random, pair, person, commandId));
    this.#remember(person);
    await this.#answered('register', registered, commandId);
  }

  /** One person with several requests. */
  async #registerMany(): Promise<void> {
    const person = this.#newPerson();
    const ids = Array.from({ length: this.#random.between(2, 8) }, (_, part) => this.#commandId(person, part));
    const forms = ids.map((id) => formOf(this.#random, this.#random.oneOf(this.#pairs) ?? '', person, id));
    const registered = await this.#desk.registerMany(forms);
    this.#remember(person);
    for (const [index, one] of registered.entries()) await this.#answered('registerMany', one, ids[index] ?? '');
  }

  async #answered(
    name: string,
    registered: Result<{ readonly number?: string | undefined }, DeskRefusal>,
    commandId: string,
  ): Promise<void> {
    await this.#note(name, registered);
    const number = registered.ok ? registered.value.number : undefined;
    if (number !== undefined) await this.#journal.write({ type: 'registered', number, commandId });
  }

  async #execute(number: string): Promise<void> {
    const allowed = await this.#desk.allowed(number);
    if (!allowed.ok) return this.#note('execute', allowed);
    const type = this.#random.oneOf(allowed.value) ?? 'note';
    const { mark } = this.#random.oneOf(this.#known) ?? personOf(0, 0, 0);
    await this.#note('execute', await this.#desk.execute(number, commandOf(type, mark, this.#now().getTime())));
  }

  async #eraseRequest(number: string): Promise<void> {
    const erased = await this.#desk.erase({ number });
    await this.#note('erase', erased);
    if (erased.ok) await this.#journal.write({ type: 'erased', number });
  }

  /** The person comes never again, so the line has to be nowhere at the end. */
  async #eraseLine(): Promise<void> {
    const person = this.#random.oneOf(this.#known);
    if (person === undefined) return;
    const { msisdn } = person;
    this.#known = this.#known.filter((known) => known !== person);
    const erased = await this.#desk.erase({ msisdn });
    await this.#note('erase', erased);
    if (erased.ok) await this.#journal.write({ type: 'erased', msisdn });
  }

  #remember(person: Person): void {
    this.#known = [...this.#known, person].slice(-mostKnown);
  }

  /** A request that any process may be working on at the same time; one of four may have ended. */
  async #someNumber(): Promise<string | undefined> {
    const text = `select number from zayavka.request
where ${this.#random.share() < 0.75 ? 'open and ' : ''}operator || '/' || kind = any($1) and number is not null and not exists (select from unnest(identities) as identity where identity like 'tel:' || $2 || '%')
order by registered_at desc limit 60`;
    const { rows } = await this.#journal.pool.query<{ number: string }>(text, [this.#pairs, deadlyLine]);
    return this.#random.oneOf(rows)?.number;
  }

  async #note(name: string, result: Result<unknown, DeskRefusal>): Promise<void> {
    if (result.ok) return this.#journal.write({ type: 'command', name });
    await this.#journal.write({ type: 'refusal', name: `${name} ${result.refusal.code}` });
  }
}
