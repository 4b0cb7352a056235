/**
 * The desk at the edge: a worker of `fetch` alone, without any API of Node. POST `/requests` registers, GET `/requests/<number>`
 * tells the status, GET `/due` counts a term by the pure room. The memory of a worker ends with it: give the desk a store over
 * your database, such as one that is reached by `fetch`, and call `tick` and `deliver` by the timer of the platform (`scheduled`).
 */
import {
  type Desk,
  type DeskRefusal,
  days,
  dueAt,
  Fault,
  memoryStore,
  openDesk,
  type RegistrationInput,
  type Result,
  russia,
} from 'zayavka';
import { mts } from 'zayavka/operators';

const desk: Desk = openDesk({
  operators: [mts],
  store: memoryStore(),
  secret: '000102030405060708090a0b0c0d0e0f',
  now: () => new Date(),
});

/** The desk checks every field: what the type promises is not believed. */
function read(body: string): RegistrationInput | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const statuses: { readonly [Code in DeskRefusal['code']]?: number } = { 'input/invalid': 422, 'request/unknown': 404 };

function answer<Value>(result: Result<Value, DeskRefusal>): Response {
  if (result.ok) return Response.json(result.value);
  const { code } = result.refusal;
  return Response.json(result.refusal, { status: statuses[code] ?? (code.startsWith('number/') ? 422 : 409) });
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const [, place, number] = pathname.split('/');
    if (request.method === 'POST' && place === 'requests') {
      const form = read(await request.text());
      return form === undefined
        ? Response.json({ expected: 'JSON' }, { status: 400 })
        : answer(await desk.register(form));
    }
    if (place === 'requests' && number !== undefined) {
      // The line of the login, set by what stands in front of this worker.
      const caller = request.headers.get('x-line');
      if (caller === null) return Response.json({ expected: 'x-line: the line of the login' }, { status: 401 });
      return answer(await desk.status({ number, caller, channel: 'app' }));
    }
    if (place === 'due') {
      try {
        const from = new Date(searchParams.get('from') ?? '');
        return Response.json(dueAt(days(Number(searchParams.get('days') || 5)), from, russia));
      } catch (error) {
        // The term, the instant, or a day beyond the calendar: the fault says what was found and what would be right.
        if (!Fault.is(error)) throw error;
        const { code, message: problem } = error;
        const expected = '/due?from=2026-11-20T09:00:00Z&days=5';
        return Response.json({ code, problem, expected }, { status: 422 });
      }
    }
    return new Response('Not found', { status: 404 });
  },
};
