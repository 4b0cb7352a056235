/**
 * `npm run bench` measures everything, `npm run bench -- sla` one area: each area is a file here that exports `run`.
 */
const areas = ['sla', 'number', 'message', 'request', 'desk', 'storage'] as const;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((area) => !areas.some((known) => known === area));
if (unknown.length > 0) {
  console.error(`unknown area ${unknown.join(', ')}; there are ${areas.join(', ')}`);
  process.exit(2);
}
for (const area of wanted.length > 0 ? wanted : areas) {
  console.log(`\n== ${area} · Node ${process.versions.node}`);
  const { run } = await import(`./${area}.ts`);
  await run();
}
