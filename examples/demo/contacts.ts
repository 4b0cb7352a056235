/**
 * One contact with the desk: a registration, a command or a question. Each returns the result of the desk and a function
 * that adds the contact to the story; it is called when the journal expects this result.
 */
import { type DeskRefusal, numberSeries, type Result, toMsisdn } from 'zayavka';
import type { Chapters } from './chapters.ts';
import { formatDateTime } from './dates.ts';
import { deadlineLines, pauseLines } from './deadline.ts';
import { channelWords, describeCommand, quoted } from './describe-commands.ts';
import { describeRefusal } from './describe-refusal.ts';
import type { Contact, Problem } from './journal.ts';
import { demoSecret, operators, type Simulation } from './simulation.ts';
import { type Chapter, type Line, line, type Speaker } from './story.ts';

type Of<Action extends Contact['do']> = Extract<Contact, { do: Action }>;

/** The result of the desk and how to describe it, or what is wrong with the contact before the desk is called. */
export type ContactResult =
  | { readonly result: Result<unknown, DeskRefusal>; readonly describe: () => Promise<Chapter> }
  | Pick<Problem, 'place' | 'found' | 'expected'>;

export async function registration(
  { desk }: Simulation,
  chapters: Chapters,
  { at, as, form }: Of<'register'>,
): Promise<ContactResult> {
  const result = await desk.register(form);
  const describe = async (): Promise<Chapter> => {
    if (!result.ok) {
      const chapter = chapters.ofRefusedForm(String(form.subscriber?.msisdn ?? 'no line'));
      say(chapter, at, 'subscriber', [line(`${channelWords(form.channel)}: ${quoted(String(form.text))}`)]);
      say(chapter, at, 'desk', [line(describeRefusal(result.refusal), 'bad')]);
      return chapter;
    }
    const { number, dictated, script, registeredAt } = result.value;
    const isRepeated = chapters.withRequest(result.value.id) !== undefined;
    const chapter = chapters.ofRequest(result.value, String(form.subscriber.msisdn));
    if (as !== undefined) chapters.name(as, chapter);
    say(chapter, at, 'subscriber', [
      line(`${channelWords(form.channel)}: ${quoted(form.text)}`),
      ...(form.receivedAt === undefined
        ? []
        : [line(`received ${formatDateTime(new Date(form.receivedAt))}`, 'aside')]),
    ]);
    if (number === undefined) {
      if (form.answer !== undefined) say(chapter, at, 'operator', [line(quoted(form.answer))]);
      say(chapter, at, 'desk', [line('answered at once: no number, no clock, no message')]);
    } else if (isRepeated) {
      const since = formatDateTime(registeredAt);
      say(chapter, at, 'desk', [line(`the same form again: number ${number} of ${since}, nothing is done twice`)]);
    } else {
      const numbered = line(`number ${number}, dictated as ${dictated}`, 'strong');
      const promise = await deadlineLines(desk, chapter, result.value);
      say(chapter, at, 'desk', [numbered, ...promise]);
      if (form.channel === 'hotline' && script !== undefined) say(chapter, at, 'operator', [line(quoted(script))]);
    }
    return chapter;
  };
  return { result, describe };
}

export async function command(
  { desk }: Simulation,
  chapters: Chapters,
  { at, request, command }: Of<'command'>,
): Promise<ContactResult> {
  const about = chapters.named(request);
  const number = about?.request?.number;
  if (about === undefined || number === undefined) return unknownName(request, about);
  const result = await desk.execute(number, command);
  const describe = async (): Promise<Chapter> => {
    const { caller } = command;
    const chapter = caller === undefined ? about : chapters.ofCaller(String(caller), about);
    const speaker = caller === undefined ? 'operator' : speakerIn(chapter, about);
    const isReadable = result.ok || result.refusal.code !== 'input/invalid';
    const target = chapter === about ? '' : ` (${number})`;
    const words = isReadable ? describeCommand(command) + target : `gives a command of type ${command.type}`;
    say(chapter, at, speaker, [line(result.ok ? words : `tries: ${words}`)]);
    if (!result.ok) say(chapter, at, 'desk', [line(describeRefusal(result.refusal), 'bad')]);
    else {
      const lines = [...(await pauseLines(desk, result.value)), ...(await deadlineLines(desk, chapter, result.value))];
      if (lines.length > 0) say(chapter, at, 'desk', lines);
    }
    return chapter;
  };
  return { result, describe };
}

export async function question(
  { desk, codeOf }: Simulation,
  chapters: Chapters,
  contact: Of<'ask'>,
): Promise<ContactResult> {
  const { at, caller, channel = 'hotline', proven, request, neverIssued } = contact;
  const about = request === undefined ? undefined : chapters.named(request);
  if (request !== undefined && about?.request?.number === undefined) return unknownName(request, about);
  const number = contact.number ?? about?.request?.number ?? (neverIssued && unusedNumber(neverIssued));
  if (neverIssued !== undefined && number === undefined) {
    const expected = 'a series of an operator, such as "mts/inquiry"';
    return { place: 'neverIssued', found: JSON.stringify(neverIssued), expected };
  }
  const asking = { caller, channel, ...(proven === true ? { proof: codeOf(toMsisdn(caller) ?? caller) } : {}) };
  const result = number === undefined ? await desk.status(asking) : await desk.status({ ...asking, number });
  const describe = async (): Promise<Chapter> => {
    const chapter = chapters.ofCaller(String(caller), about);
    const named = number === undefined ? 'without naming a number' : `about ${number}`;
    const code = proven === true ? ', with the code that came to the line' : '';
    const remark = remarkOn(about, chapter, neverIssued);
    say(chapter, at, speakerIn(chapter, about), [
      line(`asks ${channelWords(channel)} ${named}${code}`),
      ...(remark === undefined ? [] : [line(remark, 'aside')]),
    ]);
    say(chapter, at, 'desk', result.ok ? answersIn(result.value) : [line(describeRefusal(result.refusal), 'bad')]);
    return chapter;
  };
  return { result, describe };
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

function say(chapter: Chapter, at: Date, speaker: Speaker, lines: readonly Line[]): void {
  chapter.entries.push({ at, speaker, lines });
}

/** A caller without a request, or with a question about the request of another line, is a stranger. */
function speakerIn(chapter: Chapter, about: Chapter | undefined): Speaker {
  return chapter.request === undefined || (about !== undefined && about !== chapter) ? 'stranger' : 'subscriber';
}

function unknownName(name: string, chapter: Chapter | undefined): ContactResult {
  const found = JSON.stringify(name) + (chapter === undefined ? '' : ', a consultation, which has no number');
  return { place: 'request', found, expected: 'a name that an earlier contact got by "as"' };
}

/** A valid number that nobody got: the last one of the series. */
function unusedNumber(series: string): string | undefined {
  const [id, group = ''] = series.split('/');
  const policy = operators.find((operator) => operator.id === id)?.series[group];
  if (policy === undefined) return undefined;
  const { digits, prefix, check } = policy;
  const numbers = numberSeries({ name: series, digits, prefix, check, secret: demoSecret });
  return numbers.issue(numbers.capacity - 1n);
}
