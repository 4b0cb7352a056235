/**
 * One contact on the desk: a registration, a command, a question. Each gives the desk's result, and how to tell of it once
 * it is known to be what the story wants.
 */
import { type DeskRefusal, numberSeries, type Result, toMsisdn } from 'zayavka';
import type { Book } from './book.ts';
import { deedOf, quoted, wordsOf } from './deeds.ts';
import type { BrokenLine, Contact } from './journal.ts';
import { moment } from './moments.ts';
import { pauseOf, promiseOf } from './promise.ts';
import { plainly } from './refusals.ts';
import { demoSecret, operators, type Simulation } from './simulation.ts';
import { type Chapter, type Line, line, type Voice } from './story.ts';

type Of<Deed extends Contact['do']> = Extract<Contact, { do: Deed }>;

/** The desk's result and its telling; or what is wrong with the contact before any desk hears of it. */
export type Contacted =
  | { readonly result: Result<unknown, DeskRefusal>; readonly tell: () => Promise<Chapter> }
  | Pick<BrokenLine, 'place' | 'found' | 'expected'>;

export async function registration(
  { desk }: Simulation,
  book: Book,
  { at, as, form }: Of<'register'>,
): Promise<Contacted> {
  const result = await desk.register(form);
  const tell = async (): Promise<Chapter> => {
    if (!result.ok) {
      const chapter = book.ofRefusedForm(String(form.subscriber?.msisdn ?? 'no line'));
      say(chapter, at, 'subscriber', [line(`${wordsOf(form.channel)}: ${quoted(String(form.text))}`)]);
      say(chapter, at, 'desk', [line(plainly(result.refusal), 'bad')]);
      return chapter;
    }
    const { number, dictated, script, registeredAt } = result.value;
    const isRepeated = book.withRequest(result.value.id) !== undefined;
    const chapter = book.ofRequest(result.value, form.subscriber.msisdn);
    if (as !== undefined) book.name(as, chapter);
    say(chapter, at, 'subscriber', [
      line(`${wordsOf(form.channel)}: ${quoted(form.text)}`),
      ...(form.receivedAt === undefined ? [] : [line(`received ${moment(new Date(form.receivedAt))}`, 'aside')]),
    ]);
    if (number === undefined) {
      if (form.answer !== undefined) say(chapter, at, 'operator', [line(quoted(form.answer))]);
      say(chapter, at, 'desk', [line('answered at once: no number, no clock, no message')]);
    } else if (isRepeated) {
      const since = moment(registeredAt);
      say(chapter, at, 'desk', [line(`the same form again: number ${number} of ${since}, nothing is done twice`)]);
    } else {
      const numbered = line(`number ${number}, dictated as ${dictated}`, 'strong');
      const promise = await promiseOf(desk, chapter, result.value);
      say(chapter, at, 'desk', [numbered, ...promise]);
      if (form.channel === 'hotline' && script !== undefined) say(chapter, at, 'operator', [line(quoted(script))]);
    }
    return chapter;
  };
  return { result, tell };
}

export async function command(
  { desk }: Simulation,
  book: Book,
  { at, request, command }: Of<'command'>,
): Promise<Contacted> {
  const about = book.named(request);
  const number = about?.request?.number;
  if (about === undefined || number === undefined) return unknownName(request, about);
  const result = await desk.execute(number, command);
  const tell = async (): Promise<Chapter> => {
    const { caller } = command;
    const chapter = caller === undefined ? about : book.ofCaller(caller, about);
    const voice = caller === undefined ? 'operator' : voiceIn(chapter, about);
    const isReadable = result.ok || result.refusal.code !== 'input/invalid';
    const target = chapter === about ? '' : ` (${number})`;
    const deed = isReadable ? deedOf(command) + target : `gives a command of type ${command.type}`;
    say(chapter, at, voice, [line(result.ok ? deed : `tries: ${deed}`)]);
    if (!result.ok) say(chapter, at, 'desk', [line(plainly(result.refusal), 'bad')]);
    else {
      const lines = [...(await pauseOf(desk, result.value)), ...(await promiseOf(desk, chapter, result.value))];
      if (lines.length > 0) say(chapter, at, 'desk', lines);
    }
    return chapter;
  };
  return { result, tell };
}

export async function question({ desk, codeOf }: Simulation, book: Book, contact: Of<'ask'>): Promise<Contacted> {
  const { at, caller, channel = 'hotline', proven, request, neverIssued } = contact;
  const about = request === undefined ? undefined : book.named(request);
  if (request !== undefined && about?.request?.number === undefined) return unknownName(request, about);
  const number = contact.number ?? about?.request?.number ?? (neverIssued && unusedNumber(neverIssued));
  if (neverIssued !== undefined && number === undefined) {
    const expected = 'a series of an operator, such as "mts/inquiry"';
    return { place: 'neverIssued', found: JSON.stringify(neverIssued), expected };
  }
  const asking = { caller, channel, ...(proven === true ? { proof: codeOf(toMsisdn(caller) ?? caller) } : {}) };
  const result = number === undefined ? await desk.status(asking) : await desk.status({ ...asking, number });
  const tell = async (): Promise<Chapter> => {
    const chapter = book.ofCaller(caller, about);
    const named = number === undefined ? 'without naming a number' : `about ${number}`;
    const code = proven === true ? ', with the code that came to the line' : '';
    const remark = remarkOn(about, chapter, neverIssued);
    say(chapter, at, voiceIn(chapter, about), [
      line(`asks ${wordsOf(channel)} ${named}${code}`),
      ...(remark === undefined ? [] : [line(remark, 'aside')]),
    ]);
    say(chapter, at, 'desk', result.ok ? answersIn(result.value) : [line(plainly(result.refusal), 'bad')]);
    return chapter;
  };
  return { result, tell };
}

function remarkOn(about: Chapter | undefined, own: Chapter, neverIssued: string | undefined): string | undefined {
  if (neverIssued !== undefined) return 'a sound number that was never given out';
  return about === undefined || about === own ? undefined : 'the number of somebody else';
}

type Seen = { readonly dictated: string; readonly title: string; readonly text: string };

function answersIn(answer: Seen | { readonly requests: readonly Seen[] }): readonly Line[] {
  if (!('requests' in answer)) return [line(answer.text)];
  if (answer.requests.length === 0) return [line('No current requests of this line.')];
  return answer.requests.map(({ dictated, title, text }) => line(`${dictated} · ${title}: ${text}`));
}

function say(chapter: Chapter, at: Date, voice: Voice, lines: readonly Line[]): void {
  chapter.entries.push({ at, voice, lines });
}

/** Somebody without a request of his own, or who asks about another one's, is a stranger. */
function voiceIn(chapter: Chapter, about: Chapter | undefined): Voice {
  return chapter.request === undefined || (about !== undefined && about !== chapter) ? 'stranger' : 'subscriber';
}

function unknownName(name: string, chapter: Chapter | undefined): Contacted {
  const found = JSON.stringify(name) + (chapter === undefined ? '' : ', a consultation, which has no number');
  return { place: 'request', found, expected: 'a name that an earlier contact got by "as"' };
}

/** A sound number that is never issued: the last one of the series. */
function unusedNumber(series: string): string | undefined {
  const [id, group = ''] = series.split('/');
  const policy = operators.find((operator) => operator.id === id)?.series[group];
  if (policy === undefined) return undefined;
  const { digits, prefix, check } = policy;
  const numbers = numberSeries({ name: series, digits, prefix, check, secret: demoSecret });
  return numbers.issue(numbers.capacity - 1n);
}
