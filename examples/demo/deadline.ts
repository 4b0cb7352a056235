/**
 * The deadline of a request now, and the reason: the explanation of its clock.
 */
import type { Answer, ClockView } from 'zayavka';
import { formatDeadline } from './dates.ts';
import type { Say } from './language.ts';
import type { Simulation } from './simulation.ts';
import { type Chapter, type Line, line } from './story.ts';

/** No lines when the chapter has shown this deadline already. */
export async function deadlineLines(
  { desk, say }: Simulation,
  chapter: Chapter,
  answer: Answer,
): Promise<readonly Line[]> {
  const { number, dueAt, status } = answer;
  if (number === undefined || dueAt === undefined) return [];
  const promised = formatDeadline(dueAt, say);
  if (promised === chapter.shownDeadline) return [];
  const isFirst = chapter.shownDeadline === undefined || status === 'registered';
  chapter.shownDeadline = promised;
  const seen = await desk.agent({ number, agentId: 'demo' });
  const clocks = seen.ok ? seen.value.clocks : [];
  const clock = clocks.find((one) => one.audience !== 'internal' && one.dueAt.getTime() === dueAt.getTime());
  const why = clock === undefined ? [] : [line(reasonOf(clock, say), 'aside')];
  return [line(`${isFirst ? say('due', 'срок') : say('now due', 'новый срок')} ${promised}`, 'good'), ...why];
}

/** Says that the clock is paused until the subscriber replies. Legal deadlines are never paused. */
export async function pauseLines({ desk, say }: Simulation, { number, status }: Answer): Promise<readonly Line[]> {
  if (number === undefined || status !== 'awaitingSubscriber') return [];
  const seen = await desk.agent({ number, agentId: 'demo' });
  const isPaused =
    seen.ok && seen.value.clocks.some(({ audience, state }) => audience !== 'internal' && state === 'paused');
  return isPaused ? [line(say('the clock stands still until the reply', 'до ответа срок не идёт'))] : [];
}

/** The reasons without the first and the last sentence: these are the same for every deadline. */
function reasonOf({ trace, explanation }: ClockView, say: Say): string {
  const sentences = say(explanation.en, explanation.ru).split('\n');
  const isSaid = (index: number): boolean => !['start', 'end'].includes(trace[index]?.type ?? 'end');
  return sentences.filter((_, index) => isSaid(index)).join(' ');
}
