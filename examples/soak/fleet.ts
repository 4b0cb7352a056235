/**
 * The processes of the soak: started, killed, started again, and ended.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ProcessPlan, plans } from './plan.ts';
import type { Phase } from './process.ts';
import type { Random } from './random.ts';

interface Member {
  readonly child: ChildProcess;
  readonly life: number;
}

export class Fleet {
  readonly #url: string;
  readonly #seed: string;
  readonly #members = new Map<ProcessPlan, Member>();
  #phase: Phase | undefined;
  /** Processes that ended otherwise than by a kill. */
  readonly failures: string[] = [];
  killed = 0;
  deaths = 0;

  constructor(url: string, seed: string) {
    this.#url = url;
    this.#seed = seed;
  }

  start(): void {
    for (const plan of plans) this.#start(plan, 0);
  }

  get size(): number {
    return this.#members.size;
  }

  /** Ends one that may die, as a power cut does. */
  kill(random: Random): void {
    const victim = random.oneOf([...this.#members].filter(([plan]) => plan.mayDie));
    if (victim?.[1].child.kill('SIGKILL') === true) this.killed += 1;
  }

  tell(phase: Phase): void {
    this.#phase = phase;
    for (const { child } of this.#members.values()) child.send(phase, () => {});
  }

  #start(plan: ProcessPlan, life: number): void {
    const child = fork(fileURLToPath(new URL('process.ts', import.meta.url)), [plan.name, String(life), this.#seed], {
      execArgv: ['--expose-gc', '--import', 'tsx'],
      env: { ...process.env, DATABASE_URL: this.#url },
    });
    this.#members.set(plan, { child, life });
    if (this.#phase !== undefined) child.send(this.#phase, () => {});
    child.once('exit', (code, signal) => {
      this.#members.delete(plan);
      if (signal === 'SIGKILL') this.deaths += 1;
      else if (code !== 0) this.failures.push(`${plan.name} ended with ${code ?? signal}`);
      // One that fails again and again must not be started without end.
      if (this.#phase !== 'stop' && this.failures.length < plans.length) this.#start(plan, life + 1);
    });
  }
}
