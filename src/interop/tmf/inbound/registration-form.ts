/**
 * A document that asks for a registration while it is read: which of its fields were read, which became details, which are kept in
 * words.
 */
import { Fault } from '../../../kernel/fault.ts';
import { isRecord } from '../../../kernel/input/is-object.ts';
import { readOptions } from '../../../kernel/input/read-options.ts';
import type { Channel } from '../../../operators/channel.ts';
import type { Operator } from '../../../operators/operator.ts';
import type { Lifecycle } from '../../../request/lifecycle.ts';
import type { Json } from '../../../request/request.ts';
import { checkGiven, isFunction } from '../../check-given.ts';
import { KeptInWords } from './belongings.ts';
import { type Characteristic, detailNamed, detailValue } from './characteristics.ts';
import { DocumentReader, fieldNames, fieldOf, hasFields, type Part } from './document-reader.ts';
import type { PartyResolver } from './party.ts';
import { firstMeant, kindsByWord, kindsOf, type NamesByWord } from './words.ts';

/**
 * How the words and the parties of another system are understood.
 *
 * @example
 * const kinds = { 'No data': 'serviceFault', '*': 'complaint' };
 * const resolveParty = ({ id }) => (id === 'crm-7' ? { msisdn: '+79161234567' } : undefined);
 * const ticket = { description: 'No data', ticketType: 'No data', severity: 'Minor', relatedParty: [{ id: 'crm-7', role: 'Customer' }] };
 * const { value } = fromTroubleTicket(ticket, { operator: mts, channel: 'site', kinds, resolveParty });
 * value.kind //=> 'serviceFault'
 * value.subscriber //=> { msisdn: '+79161234567' }
 */
export interface RegistrationOptions {
  /** Whose subscriber it is. */
  readonly operator: Operator;
  /** The channel of a document that names none of the operator's, or one that proves more of who the subscriber is than this one. */
  readonly channel?: Channel;
  /** Channels by the words for them; what they prove is believed. */
  readonly channels?: NamesByWord;
  /**
   * Kinds by the words for them in `ticketType`, in `category`, in the names and ids of offerings, products and specifications; `*`
   * stands for any other word. Names and titles of the kinds and usual words (`incident`, `port in`) are known.
   */
  readonly kinds?: NamesByWord;
  /**
   * The system that sends the document. Its external ids are its own: without a name those of all systems are taken for ids of one.
   */
  readonly sender?: string;
  /** Who a party is, where its id is one of another system; {@link subscriberOfParty} by default. */
  readonly resolveParty?: PartyResolver;
}

/** @throws Fault `input/invalid`: an unknown option, one of another type */
export function readRegistrationOptions(call: string, options: RegistrationOptions): RegistrationOptions {
  const names = {
    operator: true,
    channel: true,
    channels: true,
    kinds: true,
    sender: true,
    resolveParty: true,
  } as const;
  const given = readOptions(call, options, names, 'input/invalid');
  const { channel = '', channels = {}, kinds = {}, sender = '', resolveParty = () => undefined } = given;
  const isText = (one: unknown): boolean => typeof one === 'string';
  checkGiven(`${call}: channel`, channel, 'the name of a channel', isText);
  checkGiven(`${call}: sender`, sender, 'the name of a system', isText);
  for (const [name, words] of Object.entries({ channels, kinds })) {
    checkGiven(`${call}: ${name}`, words, 'an object of names by word', isRecord);
  }
  checkGiven(`${call}: resolveParty`, resolveParty, 'a function', isFunction);
  return given;
}

/** A document that is being read. */
export class RegistrationForm {
  readonly reader: DocumentReader = new DocumentReader();
  readonly kept: KeptInWords;
  readonly details: { [name: string]: Json } = {};
  readonly pointers: { [path: string]: string } = {};
  readonly document: Part;
  readonly options: RegistrationOptions;
  readonly lifecycle: Lifecycle;
  readonly #kinds: ReadonlyMap<string, string>;
  readonly #read = new Set<string>();

  /** @throws Fault `operator/invalid`: the operator of the options is none */
  constructor(
    document: Part,
    options: RegistrationOptions,
    type: string,
    lifecycle: Lifecycle,
    written: readonly string[] = [],
  ) {
    if (!hasFields(options.operator) || !hasFields(options.operator.kinds)) {
      throw new Fault(
        'operator/invalid',
        'operator: found no operator, expected an object such as mts of zayavka/operators',
      );
    }
    this.kept = new KeptInWords(this.reader, written);
    this.document = document;
    this.options = options;
    this.lifecycle = lifecycle;
    this.#kinds = kindsByWord(options.operator, lifecycle, options.kinds);
    const [own, base] = [this.field('@type'), this.field('@baseType')];
    const isKnown = [own.value, base.value].some((name) => String(name).replace(/_(?:Create|FVO)$/, '') === type);
    if (own.value !== undefined && !isKnown) this.reader.wrong(own, `${type}, or a type whose @baseType is ${type}`);
    this.field('@schemaLocation');
  }

  /** A field of the document, which counts as read. */
  field(name: string): Part {
    this.#read.add(name);
    return fieldOf(this.document, name);
  }

  /** The kind that the first known word means. */
  kindMeant(words: readonly string[]): string | undefined {
    return firstMeant(this.#kinds, words);
  }

  /** The kind that the options have for any other word. */
  otherKind(): string | undefined {
    const other = this.options.kinds?.['*'];
    return kindsOf(this.options.operator, this.lifecycle).find((kind) => kind === other);
  }

  /** Nothing in the document says which kind it is. */
  refuseKind(part: Part): void {
    const names = kindsOf(this.options.operator, this.lifecycle).join(', ');
    this.reader.unusable(part, `one of ${names}, or a word of the option kinds`);
  }

  /** The details of the kind; none of an unknown one. */
  known(kind: string | undefined): Operator['kinds'][string]['details'] {
    return (kind === undefined ? undefined : this.options.operator.kinds[kind])?.details ?? {};
  }

  /** Puts a value among the details if the kind has one of that name. */
  keepAsDetail(kind: string | undefined, name: string, part: Part): boolean {
    const known = this.known(kind);
    const detail = detailNamed(known, name);
    const shape = detail === undefined ? undefined : known[detail];
    if (part.value === undefined || detail === undefined || shape === undefined) return false;
    if (Object.hasOwn(this.details, detail)) return false;
    this.details[detail] = detailValue(shape, part.value, this.options.operator);
    this.pointers[`details.${detail}`] = part.pointer;
    return true;
  }

  /** As a detail of that name, in words otherwise. */
  keepWord(kind: string | undefined, name: string): void {
    const part = this.field(name);
    if (!this.keepAsDetail(kind, name, part)) this.kept.keep(name, part);
  }

  /** A day that is asked for, as a detail of the kind or in words. */
  keepTime(kind: string | undefined, name: string, detail: string): void {
    const part = this.field(name);
    if (this.reader.time(part) !== undefined && !this.keepAsDetail(kind, detail, part)) this.kept.keep(name, part);
  }

  /** `characteristics` that are no details are kept in words; those of our own documents that the desk sets are not. */
  keepCharacteristics(kind: string | undefined, characteristics: readonly Characteristic[], subscriber: string): void {
    for (const { name, part } of characteristics) {
      if (name.startsWith('subscriber.') || name === 'request.receivedAt') continue;
      if (name.startsWith('request.')) this.reader.drop(part, 'the desk sets it');
      else if (!this.keepAsDetail(kind, name, part) && part.pointer !== subscriber)
        this.kept.keep(name.slice(0, 200), part);
    }
  }

  /** What is set by the desk, and what no field of this library holds. */
  dropRest(setByDesk: readonly string[]): void {
    for (const name of fieldNames(this.document)) {
      if (this.#read.has(name)) continue;
      const part = fieldOf(this.document, name);
      if (setByDesk.includes(name) && name.endsWith('Date')) this.reader.time(part);
      this.reader.drop(part, setByDesk.includes(name) ? 'the desk sets it' : 'there is no place for it');
    }
  }
}
