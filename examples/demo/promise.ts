/**
 * What a request is promised now, and why: the earliest deadline that is not met, with the explanation of its clock.
 */
import type { Answer, ClockView, Desk } from 'zayavka';
import { deadline } from './moments.ts';
import { type Chapter, type Line, line } from './story.ts';

/** Nothing when the same was told before. */
export async function promiseOf(desk: Desk, chapter: Chapter, answer: Answer): Promise<readonly Line[]> {
  const { number, dueAt, status } = answer;
  if (number === undefined || dueAt === undefined) return [];
  const promised = deadline(dueAt);
  if (promised === chapter.promised) return [];
  const isFirst = chapter.promised === undefined || status === 'registered';
  chapter.promised = promised;
  const seen = await desk.agent({ number, agentId: 'demo' });
  const clocks = seen.ok ? seen.value.clocks : [];
  const clock = clocks.find((one) => one.audience !== 'internal' && one.dueAt.getTime() === dueAt.getTime());
  const why = clock === undefined ? [] : [line(reasonOf(clock), 'aside')];
  return [line(`${isFirst ? 'due' : 'now due'} ${promised}`, 'good'), ...why];
}

/** Whether the deadline waits for the subscriber's reply: those of the law never do. */
export async function pauseOf(desk: Desk, { number, status }: Answer): Promise<readonly Line[]> {
  if (number === undefined || status !== 'awaitingSubscriber') return [];
  const seen = await desk.agent({ number, agentId: 'demo' });
  const isPaused =
    seen.ok && seen.value.clocks.some(({ audience, state }) => audience !== 'internal' && state === 'paused');
  return isPaused ? [line('the clock stands still until the reply')] : [];
}

/** What the deadline rests on. Where counting starts, and that a day ends at 24:00, is the same every time. */
function reasonOf({ trace, explanation }: ClockView): string {
  const sentences = explanation.en.split('\n');
  const isSaid = (index: number): boolean => !['start', 'end'].includes(trace[index]?.type ?? 'end');
  return sentences.filter((_, index) => isSaid(index)).join(' ');
}
