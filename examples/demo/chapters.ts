/**
 * The chapters of the story. A contact belongs to the chapter of its request, to the chapter of the caller, or opens a new
 * one.
 */
import { type Answer, toMsisdn } from 'zayavka';
import type { Say } from './language.ts';
import { operatorName, operators } from './simulation.ts';
import type { Chapter, Entry } from './story.ts';

export class Chapters {
  readonly all: Chapter[] = [];
  readonly #say: Say;
  readonly #byName = new Map<string, Chapter>();
  readonly #byRequest = new Map<string, Chapter>();
  readonly #byCaller = new Map<string, Chapter>();

  constructor(say: Say) {
    this.#say = say;
  }

  /** The chapter of a request; opens it at the first contact. */
  ofRequest(answer: Answer, phone: string): Chapter {
    const { id, operator, kind, number } = answer;
    const known = this.#byRequest.get(id);
    if (known !== undefined) return known;
    const caller = lineOf(phone);
    const described = operators.find((one) => one.id === operator);
    const kindTitle = described?.kinds[kind]?.title;
    const called = kindTitle === undefined ? kind : this.#say(kindTitle.en, kindTitle.ru);
    const title = `${operatorName(operator, this.#say)} · ${called} · ${phone}`;
    const chapter = this.#open({ title, caller, request: { id, operator, number } });
    this.#byRequest.set(id, chapter);
    this.#byCaller.set(caller, chapter);
    return chapter;
  }

  /** The chapter for a question or a command of this caller, with or without a request. */
  ofCaller(phone: string, about?: Chapter): Chapter {
    const caller = lineOf(phone);
    if (about?.caller === caller) return about;
    const known = this.#byCaller.get(caller);
    if (known !== undefined) return known;
    const chapter = this.#open({
      title: `${this.#say('A caller without requests', 'Звонящий без заявок')} · ${phone}`,
      caller,
      request: undefined,
    });
    this.#byCaller.set(caller, chapter);
    return chapter;
  }

  /** A new chapter for a refused form: there is no request. */
  ofRefusedForm(phone: string): Chapter {
    return this.#open({
      title: `${this.#say('A form that is not taken', 'Форма, которую не приняли')} · ${phone}`,
      caller: lineOf(phone),
      request: undefined,
    });
  }

  /** Gives a chapter the name that the journal uses for its request. */
  name(name: string, chapter: Chapter): void {
    this.#byName.set(name, chapter);
  }

  named(name: string): Chapter | undefined {
    return this.#byName.get(name);
  }

  withRequest(id: string): Chapter | undefined {
    return this.#byRequest.get(id);
  }

  #open(start: Pick<Chapter, 'title' | 'caller' | 'request'>): Chapter {
    const chapter: Chapter = {
      ...start,
      headline: undefined,
      isFeatured: false,
      entries: [] as Entry[],
      shownDeadline: undefined,
    };
    this.all.push(chapter);
    return chapter;
  }
}

function lineOf(phone: string): string {
  return toMsisdn(phone) ?? phone;
}
