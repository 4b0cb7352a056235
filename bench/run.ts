/**
 * `npm run bench` measures everything, `npm run bench -- sla` one area. What is measured is bundled first, as the package is
 * that users get; so are the hand-written limits beside it, while peers are loaded as they were published.
 */
const areas: Readonly<Record<string, () => Promise<{ readonly run: () => Promise<void> }>>> = {
  sla: () => import('./sla.ts'),
  number: () => import('./number.ts'),
  message: () => import('./message.ts'),
  request: () => import('./request.ts'),
  desk: () => import('./desk.ts'),
  storage: () => import('./storage.ts'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((area) => !Object.hasOwn(areas, area));
if (unknown.length > 0) {
  console.error(`unknown area ${unknown.join(', ')}; there are ${Object.keys(areas).join(', ')}`);
  process.exit(2);
}
for (const [area, load] of Object.entries(areas)) {
  if (wanted.length > 0 && !wanted.includes(area)) continue;
  console.log(`\n== ${area} · Node ${process.versions.node}`);
  const { run } = await load();
  await run();
}
