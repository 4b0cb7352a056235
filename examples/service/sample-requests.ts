/**
 * Example requests of four operators, as if the last days had been lived: each in another status.
 */
import { type Desk, openDesk } from 'zayavka';
import samples from './sample-requests.json' with { type: 'json' };
import { operators, type ServiceSetup } from './service.ts';

/** The line on which most of them are, so that the page of the subscriber shows something. */
export const exampleLine = '+79161234567';

/** Lives the last days by a desk with a clock of its own; a second time it changes nothing. */
export async function addSampleRequests({
  store,
  secret,
  now,
}: Pick<ServiceSetup, 'store' | 'secret' | 'now'>): Promise<void> {
  const present = now().getTime();
  const at = (hoursAgo: number): Date => new Date(present - hoursAgo * 3_600_000);
  let time = new Date(present);
  const clock = { now: () => time, clockSkewMs: Number.POSITIVE_INFINITY };
  const noCodes = { ask: async () => {}, check: async () => false };
  const desk: Desk = openDesk({ store, secret, operators, proof: noCodes, ...clock });
  // `@-4` is the day four days ago.
  const dated = JSON.stringify(samples).replace(/@([+-]\d+)/g, (_, days) =>
    at(-24 * days)
      .toISOString()
      .slice(0, 10),
  );
  const lives: readonly { hoursAgo: number; line?: string; form: object; commands?: [number, object][] }[] =
    JSON.parse(dated);
  const acts = lives.flatMap(({ hoursAgo, line: msisdn = exampleLine, form, commands = [] }, index) => {
    let number = '';
    const register = async (): Promise<void> => {
      const all = Object({ channel: 'hotline', subscriber: { msisdn }, commandId: `sample-${index}`, ...form });
      const opened = await desk.register(all);
      if (!opened.ok) throw new Error(`example ${index}: ${JSON.stringify(opened.refusal)}`);
      number = opened.value.number ?? '';
    };
    const execute = async (command: object, place: number): Promise<void> => {
      const by = 'caller' in command ? {} : { agentId: 'ivanova' };
      const done = await desk.execute(number, Object({ ...command, ...by, commandId: `sample-${index}-${place}` }));
      if (!done.ok) throw new Error(`example ${index}: ${JSON.stringify(done.refusal)}`);
    };
    const given = commands.map(([hours, command], place) => ({ hours, act: () => execute(command, place) }));
    return [{ hours: hoursAgo, act: register }, ...given];
  });
  for (const { hours, act } of acts.sort((one, other) => other.hours - one.hours)) {
    time = at(hours);
    await act();
    await desk.tick();
    await desk.deliver(async () => 'sent');
  }
}
