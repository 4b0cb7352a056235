/**
 * The application without its surroundings: given a store, a clock and a place for its lines, it has pages, an API and workers.
 */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { type Desk, openDesk, type RequestStore } from 'zayavka';
import { beeline, megafon, mts, type Operator, tele2 } from 'zayavka/operators';
import { apiRoutes } from './api.ts';
import { consoleGateway } from './console-gateway.ts';
import { consoleProof } from './console-proof.ts';
import { EventFeed } from './event-feed.ts';
import { startLoops } from './loops.ts';
import { deskRoutes } from './pages/desk-routes.ts';
import { statusPage } from './pages/message-page.ts';
import { statusRoutes } from './pages/status-routes.ts';
import { problemOfError, statusOfError } from './problem.ts';

export interface ServiceSetup {
  readonly store: RequestStore;
  readonly secret: string;
  readonly now: () => Date;
  /** `Infinity` for a simulated clock over a database, see `openDesk`. */
  readonly clockSkewMs?: number;
  /** Where messages, codes and faults are written: the console. */
  readonly print: (line: string) => void;
  readonly failures?: number;
  readonly seed?: number;
}

export interface Service {
  readonly app: Hono;
  readonly desk: Desk;
  /** Starts the workers: time passes, messages go out, pages are told what is new. */
  readonly start: () => void;
  /** Ends live pages, lets the workers finish what they have begun. */
  readonly stop: () => Promise<void>;
}

export const operators: readonly Operator[] = [mts, megafon, beeline, tele2];

export function openService({ print, failures = 0, seed = 1, ...given }: ServiceSetup): Service {
  const { now } = given;
  const desk: Desk = openDesk({ ...given, operators, proof: consoleProof(print), random: Math.random });
  const ending = new AbortController();
  const feed = new EventFeed(desk);
  const send = consoleGateway({ failures, seed, print });
  let loops: Promise<unknown> = Promise.resolve();

  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'", NONCE],
        scriptSrc: [NONCE],
        connectSrc: ["'self'"],
        imgSrc: ['data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
    }),
  );
  // A form of another site changes nothing: its `Origin` is another one.
  app.use(csrf());
  app.use(bodyLimit({ maxSize: 1_000_000 }));
  app.onError((error, c) => {
    const problem = problemOfError(c, error, print);
    return c.req.path.startsWith('/api/') ? problem : statusPage(c, statusOfError(error));
  });
  app.notFound((c) => statusPage(c, 404));
  const parts = { desk, feed, operators, now, signal: ending.signal };
  app.route('/api', apiRoutes(parts));
  app.route('/desk', deskRoutes(parts));
  app.route('/', statusRoutes(parts));
  return {
    app,
    desk,
    start: () => {
      loops = startLoops({ desk, feed, send, signal: ending.signal, print });
    },
    stop: async () => {
      ending.abort();
      await loops;
    },
  };
}
