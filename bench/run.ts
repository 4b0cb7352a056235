/**
 * `npm run bench` measures everything, `npm run bench -- sla` one area. The code is bundled first, like the package that users
 * get; peers are loaded as they are published.
 */
import { printTable, type Row } from './table.ts';

const areas: Readonly<Record<string, () => Promise<{ readonly measure: () => Promise<readonly Row[]> }>>> = {
  desk: () => import('./desk.ts'),
  storage: () => import('./storage.ts'),
  backOffice: () => import('./back-office.ts'),
  sla: () => import('./sla.ts'),
  number: () => import('./number.ts'),
  message: () => import('./message.ts'),
  import: () => import('./import.ts'),
  size: () => import('./size.ts'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((area) => !Object.hasOwn(areas, area));
if (unknown.length > 0) {
  console.error(`unknown area ${unknown.join(', ')}; expected ${Object.keys(areas).join(', ')}`);
  process.exit(2);
}
for (const [area, load] of Object.entries(areas)) {
  if (wanted.length > 0 && !wanted.includes(area)) continue;
  const { measure } = await load();
  printTable(`${area}, Node ${process.versions.node}`, await measure());
}
