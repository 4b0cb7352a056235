/**
 * One contact with the desk: a registration, a command or a question. Each returns the result of the desk and a function
 * that adds the contact to the story; it is called when the journal expects this result.
 */
import { type CommandInput, type DeskRefusal, numberSeries, type Registered, type Result, toMsisdn } from 'zayavka';
import type { Chapters } from './chapters.ts';
import { formatDateTime } from './dates.ts';
import { deadlineLines, pauseLines } from './deadline.ts';
import { channelWords, describeCommand } from './describe-commands.ts';
import { describeRefusal } from './describe-refusal.ts';
import type { Contact, Problem } from './journal.ts';
import type { Say } from './language.ts';
import { quoted } from './named.ts';
import { demoSecret, operators, type Simulation } from './simulation.ts';
import { type Chapter, type Line, line, type Speaker } from './story.ts';

type Of<Action extends Contact['do']> = Extract<Contact, { do: Action }>;

/** The result of the desk and how to describe it, or what is wrong with the contact before the desk is called. */
export type ContactResult =
  | { readonly result: Result<unknown, DeskRefusal>; readonly describe: () => Promise<Chapter> }
  | Pick<Problem, 'place' | 'found' | 'expected'>;

export async function registration(
  simulation: Simulation,
  chapters: Chapters,
  { at, as, form }: Of<'register'>,
): Promise<ContactResult> {
  const { desk, say } = simulation;
  const result = await desk.register(form);
  const describe = async (): Promise<Chapter> => {
    if (!result.ok) return refusedForm(simulation, chapters, { at, form }, result.refusal);
    const { number, dictated, script } = result.value;
    const isRepeated = chapters.withRequest(result.value.id) !== undefined;
    const chapter = chapters.ofRequest(result.value, String(form.subscriber.msisdn));
    if (as !== undefined) chapters.name(as, chapter);
    const asked = line(`${channelWords(form.channel, say)}: ${quoted(form.text, say)}`);
    const receipt = form.receivedAt === undefined ? [] : [receiptLine(new Date(form.receivedAt), say)];
    tell(chapter, at, 'subscriber', [asked, ...receipt], isRepeated ? undefined : [asked]);
    if (isRepeated) tell(chapter, at, 'desk', [line(repetition(result.value, say))]);
    else if (number === undefined) {
      if (form.answer !== undefined) tell(chapter, at, 'operator', [line(quoted(form.answer, say))]);
      tell(chapter, at, 'desk', [line(withoutNumber(say))]);
    } else {
      const numbered = line(
        say(`number ${number}, dictated as ${dictated}`, `номер ${number}, диктуют ${dictated}`),
        'strong',
      );
      const promise = await deadlineLines(simulation, chapter, result.value);
      const short = [line(say(`number ${number}`, `номер ${number}`)), ...promise.slice(0, 1)];
      tell(chapter, at, 'desk', [numbered, ...promise], [joined(short)]);
      if (form.channel === 'hotline' && script !== undefined)
        tell(chapter, at, 'operator', [line(quoted(script, say))]);
    }
    return chapter;
  };
  return { result, describe };
}

function refusedForm(
  { say }: Simulation,
  chapters: Chapters,
  { at, form }: Pick<Of<'register'>, 'at' | 'form'>,
  refusal: DeskRefusal,
): Chapter {
  const chapter = chapters.ofRefusedForm(String(form.subscriber?.msisdn ?? 'no line'));
  tell(chapter, at, 'subscriber', [line(`${channelWords(form.channel, say)}: ${quoted(String(form.text), say)}`)]);
  tell(chapter, at, 'desk', [line(describeRefusal(refusal, say), 'bad')]);
  return chapter;
}

function withoutNumber(say: Say): string {
  return say('answered at once: no number, no clock, no message', 'ответили сразу: ни номера, ни срока, ни сообщения');
}

export async function command(
  simulation: Simulation,
  chapters: Chapters,
  { at, request, command }: Of<'command'>,
): Promise<ContactResult> {
  const { desk, say } = simulation;
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
    const unread = say(`gives a command of type ${command.type}`, `даёт команду ${command.type}`);
    const words = isReadable ? describeCommand(command, say) + target : unread;
    const given = [line(result.ok ? words : `${say('tries', 'пытается')}: ${words}`)];
    tell(chapter, at, speaker, given, inShort(command, given));
    if (!result.ok) tell(chapter, at, 'desk', [line(describeRefusal(result.refusal, say), 'bad')]);
    else {
      const paused = await pauseLines(simulation, result.value);
      const due = await deadlineLines(simulation, chapter, result.value);
      if (paused.length + due.length > 0) tell(chapter, at, 'desk', [...paused, ...due], inShort(command, due));
    }
    return chapter;
  };
  return { result, describe };
}

export async function question(
  { desk, codeOf, say }: Simulation,
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
    const named =
      number === undefined
        ? say('without naming a number', 'без номера заявки')
        : say(`about ${number}`, `про ${number}`);
    const code = proven === true ? say(', with the code that came to the line', ', с кодом из SMS') : '';
    const remark = remarkOn(about, chapter, neverIssued, say);
    tell(chapter, at, speakerIn(chapter, about), [
      line(`${say('asks', 'спрашивает')} ${channelWords(channel, say)} ${named}${code}`),
      ...(remark === undefined ? [] : [line(remark, 'aside')]),
    ]);
    const refused = result.ok ? [] : [line(describeRefusal(result.refusal, say), 'bad')];
    tell(chapter, at, 'desk', result.ok ? answersIn(result.value, say) : refused);
    return chapter;
  };
  return { result, describe };
}

function remarkOn(
  about: Chapter | undefined,
  own: Chapter,
  neverIssued: string | undefined,
  say: Say,
): string | undefined {
  if (neverIssued !== undefined)
    return say('a sound number that was never given out', 'верный номер, который не выдавали');
  return about === undefined || about === own ? undefined : say('the number of somebody else', 'чужой номер');
}

type Seen = { readonly dictated: string; readonly title: string; readonly text: string };

function answersIn(answer: Seen | { readonly requests: readonly Seen[] }, say: Say): readonly Line[] {
  if (!('requests' in answer)) return [line(answer.text)];
  if (answer.requests.length === 0)
    return [line(say('No current requests of this line.', 'Открытых заявок у этого номера нет.'))];
  return answer.requests.map(({ dictated, title, text }) => line(`${dictated} · ${title}: ${text}`));
}

function tell(chapter: Chapter, at: Date, speaker: Speaker, lines: readonly Line[], short?: readonly Line[]): void {
  chapter.entries.push({ at, speaker, lines, ...(short === undefined ? {} : { short }) });
}

/** No message tells an extension and its new deadline in full; everything else is in the messages. */
function inShort({ type }: CommandInput, lines: readonly Line[]): readonly Line[] | undefined {
  return type === 'extend' ? lines.slice(0, 1) : undefined;
}

function repetition({ number, registeredAt }: Registered, say: Say): string {
  const since = formatDateTime(registeredAt, say);
  return say(
    `the same form again: number ${number} of ${since}, nothing is done twice`,
    `та же форма ещё раз: номер ${number} от ${since}, второй раз ничего не делается`,
  );
}

function receiptLine(at: Date, say: Say): Line {
  return line(`${say('received', 'получено')} ${formatDateTime(at, say)}`, 'aside');
}

function joined(lines: readonly Line[]): Line {
  return line(lines.map(({ text }) => text).join(', '), 'strong');
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
