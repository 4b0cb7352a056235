/**
 * The same inquiry in other packages' machines, each built from our table: states, targets, guard, reducer. None of them
 * says why it refuses; the events come from what we hand to them.
 */
import { createRequire } from 'node:module';
import * as light from '@xstate/fsm';
import Finity from 'finity';
import { createBehavioralFsm } from 'machina';
import { transition as arc, createMachine as createRobot, guard, interpret, reduce, state } from 'robot3';
import { SyncStateMachine, t } from 'typescript-fsm';
import { assign, createActor, createMachine, initialTransition, transition } from 'xstate';
import { commandsWhileOpen, lifecycles, openStatuses, type Status } from '../../src/request/lifecycle.ts';
import type { Data, Made } from './reducers.ts';
import { commands, registered, type Timed } from './story.ts';

type Reducers = typeof import('./reducers.ts');

export interface Peer {
  readonly name: string;
  /** The whole life; what it ends in. */
  readonly life: () => { readonly status: string; readonly made: Made };
  /** One `start` on a stored row, where the package can begin from one. */
  readonly step?: (row: Data) => string;
  /** One `close` on a registered request: what it answers tells nothing, so its status is given. */
  readonly refuse?: (row: Data) => string;
}

/** A copy of its own for each: the query makes another module of the same file, which is built beside this one. */
const copy = async (name: string): Promise<Reducers> => import(new URL(`reducers.js?${name}`, import.meta.url).href);

interface Step {
  readonly from: string;
  readonly command: string;
  readonly to: string;
}
const open: readonly string[] = openStatuses.inquiry;
const steps: readonly Step[] = Object.entries(lifecycles.inquiry).flatMap(([from, targets]) => [
  ...Object.entries(targets as { readonly [command: string]: Status }).map(([command, to]) => ({ from, command, to })),
  ...(open.includes(from) ? commandsWhileOpen.map((command) => ({ from, command, to: from })) : []),
]);

/** One entry per state, one per command in it. */
function table<Entry>(entry: (step: Step) => Entry): { [from: string]: { [command: string]: Entry } } {
  return Object.fromEntries(
    Object.keys(lifecycles.inquiry).map((from) => [
      from,
      Object.fromEntries(steps.filter((step) => step.from === from).map((step) => [step.command, entry(step)])),
    ]),
  );
}

async function xstate(): Promise<readonly Peer[]> {
  const make = ({ isComplete, next }: Reducers) =>
    createMachine({
      // The package reads types from here; the value is never looked at.
      types: {} as { context: Made; events: Timed; input: Made },
      context: ({ input }) => input,
      initial: 'registered',
      states: Object.fromEntries(
        Object.entries(
          table(({ to }) => ({
            target: to,
            guard: ({ event }: { event: Timed }) => isComplete(event),
            actions: assign(({ context, event }: { context: Made; event: Timed }) => next(context, event, to)),
          })),
        ).map(([from, on]) => [from, { on }]),
      ),
    });
  const [forActor, forPure] = [await copy('xstate-actor'), await copy('xstate-pure')];
  const [actorMachine, pureMachine] = [make(forActor), make(forPure)];
  const waiting = initialTransition(pureMachine, forPure.first(registered))[0];
  return [
    {
      name: 'xstate 5, actor and send',
      life: () => {
        const actor = createActor(actorMachine, { input: forActor.first(registered) }).start();
        for (const command of commands) actor.send(command);
        const { value, context } = actor.getSnapshot();
        actor.stop();
        return { status: String(value), made: context };
      },
    },
    {
      name: 'xstate 5, transition()',
      life: () => {
        let snapshot = initialTransition(pureMachine, forPure.first(registered))[0];
        for (const command of commands) [snapshot] = transition(pureMachine, snapshot, command);
        return { status: String(snapshot.value), made: snapshot.context };
      },
      step: (row) => {
        const snapshot = pureMachine.resolveState({ value: row.status, context: { data: row, event: row } });
        return transition(pureMachine, snapshot, start)[0].context.data.status;
      },
      refuse: () => String(transition(pureMachine, waiting, close)[0].value),
    },
  ];
}

async function xstateFsm(): Promise<Peer> {
  const { isComplete, next, first } = await copy('xstate-fsm');
  const machine = light.createMachine<Made, Timed>({
    initial: 'registered',
    context: first(registered),
    states: Object.fromEntries(
      Object.entries(
        table(({ to }) => ({
          target: to,
          cond: (_: Made, event: Timed) => isComplete(event),
          actions: light.assign<Made, Timed>((context, event) => next(context, event, to)),
        })),
      ).map(([from, on]) => [from, { on }]),
    ),
  });
  const from = (made: Made): typeof machine.initialState => ({
    ...machine.initialState,
    value: made.data.status,
    context: made,
  });
  const waiting = machine.initialState;
  return {
    name: '@xstate/fsm, transition()',
    life: () => {
      let current = from(first(registered));
      for (const command of commands) current = machine.transition(current, command);
      return { status: current.value, made: current.context };
    },
    step: (row) => machine.transition(from({ data: row, event: row }), start).context.data.status,
    refuse: () => machine.transition(waiting, close).value,
  };
}

async function robot3(): Promise<Peer> {
  const { isComplete, next, first } = await copy('robot3');
  const arcs = table(({ command, to }) =>
    arc(
      command,
      to,
      guard((_: Made, event: Timed) => isComplete(event)),
      reduce((made: Made, event: Timed) => next(made, event, to)),
    ),
  );
  const states = Object.fromEntries(Object.entries(arcs).map(([from, on]) => [from, state(...Object.values(on))]));
  const machine = createRobot('registered', states, (made: Made) => made);
  // Its types follow machines written out as literals; this one is built from a table.
  const begin = interpret as (
    built: unknown,
    changed: () => void,
    made: Made,
  ) => {
    readonly machine: { readonly current: string };
    readonly context: Made;
    readonly send: (command: Timed) => void;
  };
  const nothing = (): void => {};
  return {
    name: 'robot3',
    life: () => {
      const service = begin(machine, nothing, first(registered));
      for (const command of commands) service.send(command);
      return { status: service.machine.current, made: service.context };
    },
  };
}

async function javascriptStateMachine(): Promise<Peer> {
  const { isComplete, next, first } = await copy('javascript-state-machine');
  interface Machine {
    readonly state: string;
    made: Made;
    readonly [command: string]: unknown;
  }
  interface Moving {
    readonly to: string;
  }
  // The package has no types.
  const { factory: Factory } = createRequire(import.meta.url)('javascript-state-machine') as {
    readonly factory: new (config: object) => new (made: Made) => Machine;
  };
  const Request = new Factory({
    init: 'registered',
    transitions: steps.map(({ command, from, to }) => ({ name: command, from, to })),
    data: (made: Made) => ({ made }),
    methods: {
      onBeforeTransition: (_: Moving, command?: Timed) => command === undefined || isComplete(command),
      onTransition(this: Machine, { to }: Moving, command?: Timed) {
        if (command !== undefined) this.made = next(this.made, command, to);
        return true;
      },
    },
  });
  return {
    name: 'javascript-state-machine',
    life: () => {
      const request = new Request(first(registered));
      for (const command of commands) {
        const method = request[command.type];
        if (typeof method === 'function') method.call(request, command);
      }
      return { status: request.state, made: request.made };
    },
  };
}

/** Where packages that change in place keep what they make. */
interface Holder {
  made: Made;
}

async function typescriptFsm(): Promise<Peer> {
  const { isComplete, next, first } = await copy('typescript-fsm');
  const transitions = steps.map(({ from, command, to }) =>
    t(from, command, to, (...given: unknown[]) => {
      const [holder, event] = given as [Holder, Timed];
      if (isComplete(event)) holder.made = next(holder.made, event, to);
    }),
  );
  return {
    name: 'typescript-fsm',
    life: () => {
      const holder: Holder = { made: first(registered) };
      const machine = new SyncStateMachine<string, string>('registered', transitions);
      for (const command of commands) machine.syncDispatch(command.type, holder, command);
      return { status: machine.getState(), made: holder.made };
    },
  };
}

async function finity(): Promise<Peer> {
  const { isComplete, next, first } = await copy('finity');
  interface Given {
    readonly holder: Holder;
    readonly command: Timed;
  }
  let configured: { state: typeof configuration.state; getConfig: typeof configuration.getConfig } | undefined;
  const configuration = Finity.default.configure<string, string>().initialState('registered');
  for (const from of Object.keys(lifecycles.inquiry)) {
    let at = from === 'registered' ? configuration : (configured ?? configuration).state(from);
    for (const { command, to } of steps.filter((step) => step.from === from)) {
      const complete = ({ eventPayload }: { eventPayload?: Given }): boolean =>
        eventPayload !== undefined && isComplete(eventPayload.command);
      const act = (_: string, __: string, { eventPayload }: { eventPayload?: Given }): void => {
        if (eventPayload) eventPayload.holder.made = next(eventPayload.holder.made, eventPayload.command, to);
      };
      const trigger = at.on(command);
      at = (to === from ? trigger.internalTransition() : trigger.transitionTo(to))
        .withCondition(complete)
        .withAction(act);
    }
    configured = at;
  }
  const config = (configured ?? configuration).getConfig();
  return {
    name: 'finity',
    life: () => {
      const holder: Holder = { made: first(registered) };
      const machine = Finity.default.start(config);
      for (const command of commands) machine.handle(command.type, { holder, command });
      return { status: machine.getCurrentState(), made: holder.made };
    },
  };
}

async function machina(): Promise<Peer> {
  const { isComplete, next, first } = await copy('machina');
  const states = table(({ from, to }) => ({ ctx }: { ctx: Holder }, command: Timed) => {
    if (!isComplete(command)) return undefined;
    ctx.made = next(ctx.made, command, to);
    return to === from ? undefined : to;
  });
  // Its types follow states written out as literals; these are built from a table.
  const build = createBehavioralFsm as (config: object) => {
    readonly handle: (holder: Holder, name: string, command: Timed) => void;
    readonly currentState: (holder: Holder) => string | undefined;
  };
  const fresh = (): ReturnType<typeof build> => build({ id: 'request', initialState: 'registered', states });
  let machine = fresh();
  let lives = 0;
  return {
    name: 'machina',
    life: () => {
      // It remembers every request weakly; millions of them would slow the garbage collector for all other candidates.
      lives += 1;
      if (lives % 1_000 === 0) machine = fresh();
      const holder: Holder = { made: first(registered) };
      for (const command of commands) machine.handle(holder, command.type, command);
      return { status: String(machine.currentState(holder)), made: holder.made };
    },
  };
}

const [start, close] = [commands[0], commands[5]] as [Timed, Timed];

export async function peers(): Promise<readonly Peer[]> {
  const others = [xstateFsm(), robot3(), javascriptStateMachine(), typescriptFsm(), finity(), machina()];
  return [...(await xstate()), ...(await Promise.all(others))];
}
