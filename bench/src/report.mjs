// The report as Markdown.

/** @param rows of texts; columns after the first are figures */
export function table(head, rows) {
  const align = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, align, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function report(results, goals, machine, options) {
  const sections = [intro(options), goalSection(goals), machineSection(machine, options)];
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (results[name]) sections.push(section(results[name], options));
  }
  sections.push(troubleSection(results.trouble));
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

const SECTIONS = {
  json: (result, { seconds, rounds }) =>
    jsonSection('JSON, 32 connections', `1 kB each way, ${rounds} rounds of ${seconds} s.`, result),
  latency: (result, { seconds, rounds }) =>
    jsonSection(
      'JSON, one connection',
      `One request after the other, ${rounds} rounds of ${seconds} s.`,
      result,
    ),
  events: eventsSection,
  streams: streamsSection,
  stalled: stalledSection,
  slow: slowSection,
  cancel: cancelSection,
  aborts: abortsSection,
};

function intro({ command, output }) {
  const kept = output === 'docs/benchmark.md' ? '' : ' Not a full run: its figures show that it works.';
  return `<!-- Written by bench/run; changes here are lost. -->
# Benchmark

Written by \`${command}\`.${kept} What is measured and how to read it: [bench/README.md](${bench(output)}).
Load generator, upstream and what is measured share one machine, so a figure by itself says little: compare within a run.
Figures are medians over the rounds; the targets take turns within each round.`;
}

function bench(output) {
  return output === 'docs/benchmark.md' ? '../bench/README.md' : '../../bench/README.md';
}

function goalSection(goals) {
  const rows = goals.map(({ text, limit, shown, reached }) => [
    text,
    limit,
    shown,
    reached ? 'yes' : '**no**',
  ]);
  return `## Goals\n\n${table(['Goal', 'Limit', 'Seen', 'Reached'], rows)}`;
}

function machineSection(machine, { command, javaOptions }) {
  return `## Machine and commands

${table(['', ''], Object.entries(machine)).replaceAll('---:', '---')}

\`\`\`sh
./mvnw package -DskipTests
npm ci --prefix bench/portkey
${command}
\`\`\`

The gateway ran as \`java ${javaOptions.join(' ')} -jar target/quarkus-app/quarkus-run.jar\` with one event loop.`;
}

function jsonSection(title, explanation, result) {
  const { direct, nginx } = result;
  const head = [
    '',
    'requests/s',
    'of nginx',
    'p50 µs',
    'over direct µs',
    'p99 µs',
    'CPU µs/request',
    'of nginx',
    'upstream CPU µs',
    'load CPU µs',
    'resident MiB',
    'errors',
  ];
  const rows = Object.entries(result).map(([name, one]) => [
    name,
    whole(one.perSecond),
    nginx ? ratio(one.perSecond / nginx.perSecond) : '',
    whole(one.p50),
    direct ? whole(one.p50 - direct.p50) : '',
    whole(one.p99),
    name === 'direct' ? '' : one.cpu.own.toFixed(1),
    nginx && name !== 'direct' ? ratio(one.cpu.own / nginx.cpu.own) : '',
    one.cpu.upstream.toFixed(1),
    one.cpu.wrk.toFixed(1),
    name === 'direct' ? '' : whole(one.resident),
    one.errors,
  ]);
  const spread = Object.entries(result).map(
    ([name, one]) => `${name} ${one.records.map((record) => whole(record.perSecond)).join(', ')}`,
  );
  return `## ${title}\n\n${explanation}\n\n${table(head, rows)}\n\nRequests/s of each round: ${spread.join('; ')}.`;
}

function eventsSection(result) {
  const { direct } = result;
  const rows = Object.entries(result).map(([name, { first, event }]) => [
    name,
    whole(first.p50),
    whole(first.p99),
    direct ? whole(first.p99 - direct.first.p99) : '',
    whole(event.p50),
    whole(event.p99),
  ]);
  const head = [
    '',
    'first event p50 µs',
    'p99 µs',
    'p99 over direct µs',
    'event on its way p50 µs',
    'p99 µs',
  ];
  return `## Events\n\nOne stream at a time, over a connection that is kept.\n\n${table(head, rows)}`;
}

function streamsSection(result, { streams, streamSeconds }) {
  const rows = Object.entries(result).map(([name, one]) => [
    name,
    one.lost,
    `${one.events} of ${one.expected}`,
    ms(one.late.p50),
    ms(one.late.p99),
    ms(one.late.max),
    one.cpu.toFixed(1),
    `${whole(one.residentBefore)} → ${whole(one.residentPeak)}`,
  ]);
  const head = [
    '',
    'streams not whole',
    'events',
    'late p50 ms',
    'p99 ms',
    'most ms',
    'CPU µs/event',
    'resident MiB, before → most',
  ];
  const { heap, direct } = result.gateway?.perStream ?? {};
  const cost =
    heap === undefined
      ? ''
      : `\n\nAlive in the gateway for each stream: ${heap.toFixed(1)} KiB of heap, ${direct.toFixed(1)} KiB of direct memory.`;
  return `## ${streams} streams\n\n20 events a second each, for ${streamSeconds} s. Direct: CPU and memory are the upstream’s.\n\n${table(head, rows)}${cost}`;
}

function stalledSection(one) {
  return `## ${one.readers} stalled readers

Of endless replies. More than idle, after a collection: heap ${one.heap.toFixed(1)} MiB, direct memory ${one.direct.toFixed(1)} MiB; resident
(before the collection) ${whole(one.resident)} MiB. ${one.answered} were answered, ${one.held} held on, ${one.exchanges} exchanges were alive in
the gateway. Once they left, the upstream was free after ${one.released.toFixed(2)} s.`;
}

function slowSection(one) {
  return `## ${one.megabytes} MiB through a slow reader

${one.whole ? 'Arrived whole' : `**Not whole**: ${one.received} bytes`} in ${one.seconds.toFixed(1)} s at ${one.perSecond} MiB/s. The gateway’s resident memory: ${whole(one.residentBefore)} MiB before,
${whole(one.residentPeak)} MiB at most.`;
}

function cancelSection(result) {
  const rows = Object.entries(result).map(([name, { count, p50, p99, max }]) => [
    name,
    count,
    ...[p50, p99, max].map((value) => value.toFixed(1)),
  ]);
  return `## Callers who leave\n\nOne at a time; until the provider sees its connection close.\n\n${table(['They left', 'times', 'p50 ms', 'p99 ms', 'most ms'], rows)}`;
}

function abortsSection(one) {
  const moments = Object.entries(one.moments).map(([name, count]) => [name, count]);
  return `## ${one.count} aborts

${table(['They left', 'how many'], moments)}

After the last one left, no exchange was left at the upstream after ${one.back.upstream.toFixed(2)} s, no connection of theirs after
${one.back.callers.toFixed(2)} s, and the gateway had as few connections as before (${one.before.all}) after ${one.back.all.toFixed(2)} s: that includes
idle ones to the upstream, kept for the next request.
Exchanges left in memory: ${one.exchanges}. Heap ${signed(one.after.heap - one.before.heap)} MiB, direct memory ${signed(one.after.direct - one.before.direct)} MiB.`;
}

function troubleSection({ count, first }) {
  if (count === 0) return undefined;
  return `## The gateway’s log\n\n${count} lines that should not be there, such as:\n\n\`\`\`\n${first.join('\n')}\n\`\`\``;
}

function whole(value) {
  return Math.round(value).toString();
}

function ratio(value) {
  return value.toFixed(2);
}

function ms(micros) {
  return (micros / 1000).toFixed(1);
}

function signed(value) {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
