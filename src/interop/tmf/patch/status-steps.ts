/**
 * The commands that lead a request to a status of TM Forum, over several steps where each of them has what it needs.
 */
import type { CommandInput } from '../../../desk/input/command.ts';
import {
  allowedCommands,
  type CommandType,
  type Lifecycle,
  type Status,
  statusAfter,
} from '../../../request/lifecycle.ts';
import type { Outcome } from '../../../request/request.ts';

/** What a patch says beside the status. */
export interface Said {
  /** `statusChangeReason` or `cancellationReason`. */
  readonly reason: string | undefined;
  /** The first new note. */
  readonly note: string | undefined;
  readonly outcome: Outcome;
  /** Kopecks: what was decided. */
  readonly amount: number | undefined;
  /** One of the coded reasons of the kind. */
  readonly code: string | undefined;
}

/** What the way to a status needs and the patch does not say. */
export interface MissingWords {
  readonly command: CommandType;
  readonly words: 'reason' | 'note' | 'shorter reason';
}

type Way = readonly CommandType[];

/** Commands that a patch does not give: they need what no document says. */
const notByPatch: readonly CommandType[] = ['merge', 'schedule', 'reschedule', 'return'];

/** Commands that may stand before the last one; any other one would tell the subscriber of a status that nobody asked for. */
const onTheWay: readonly CommandType[] = ['start', 'resume', 'reply', 'resolve', 'fulfil'];

/** The shortest ways to each status that a patch can reach, the shortest first. */
function waysFrom(lifecycle: Lifecycle, start: Status): readonly { readonly status: Status; readonly way: Way }[] {
  const found: { status: Status; way: Way }[] = [];
  const queue: { status: Status; way: Way }[] = [{ status: start, way: [] }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { status, way } = next;
    for (const command of allowedCommands(lifecycle, status)) {
      const after = statusAfter(lifecycle, status, command);
      if (after === undefined || after === status || notByPatch.includes(command) || way.includes(command)) continue;
      const longer = { status: after, way: [...way, command] };
      found.push(longer);
      if (onTheWay.includes(command)) queue.push(longer);
    }
  }
  return found;
}

export function reachableStatuses(lifecycle: Lifecycle, start: Status): readonly Status[] {
  return [...new Set(waysFrom(lifecycle, start).map(({ status }) => status))].filter((status) => status !== start);
}

/** The steps to a status that is wanted; what is missing for them; `undefined` when no way leads there. */
export function stepsTo(
  { lifecycle, status }: { readonly lifecycle: Lifecycle; readonly status: Status },
  isWanted: (status: Status) => boolean,
  said: Said,
): readonly CommandInput[] | MissingWords | undefined {
  const ways = waysFrom(lifecycle, status).filter((one) => isWanted(one.status));
  const plans = ways.map(({ way }) => way.map((command) => stepOf(command, said)));
  const possible = plans.find((plan) => plan.every((step) => !('words' in step)));
  return possible?.flatMap((step) => ('words' in step ? [] : [step])) ?? plans[0]?.find((step) => 'words' in step);
}

const longestReason = 1_000;

function stepOf(command: CommandType, said: Said): CommandInput | MissingWords {
  const { outcome, amount, code } = said;
  const words = said.reason ?? said.note;
  const reason = words !== undefined && words.length <= longestReason ? words : undefined;
  const missing: MissingWords = { command, words: words === undefined ? 'reason' : 'shorter reason' };
  switch (command) {
    case 'withdraw':
    case 'cancel':
      return words === reason ? { type: command, reason } : missing;
    case 'reject':
      return reason === undefined && code === undefined ? missing : { type: command, reason, code };
    case 'ask':
      return reason === undefined ? missing : { type: command, question: reason };
    case 'hold':
    case 'fail':
    case 'reopen':
      return reason === undefined ? missing : { type: command, reason };
    case 'resolve':
      return words === undefined ? missing : { type: command, outcome, answer: words, amount };
    case 'fulfil':
      return words === undefined ? missing : { type: command, answer: words };
    case 'reply':
      // The words of the operator are not put into the mouth of the subscriber.
      return said.note === undefined ? { command, words: 'note' } : { type: command, text: said.note };
    case 'resume':
    case 'close':
    case 'start':
      return { type: command };
    default:
      return missing;
  }
}
