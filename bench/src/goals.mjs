// What was set out to be reached, next to what was seen. A goal whose scenario did not run says nothing.

const AT_MOST = (seen, limit) => seen <= limit;
const AT_LEAST = (seen, limit) => seen >= limit;

/** @returns rows of {text, limit, seen, reached}; the texts are for people */
export function goals(results) {
  return [json(results.json), latency(results.latency), events(results.events), streams(results.streams)]
    .concat([stalled(results.stalled), slow(results.slow), cancel(results.cancel)])
    .concat([aborts(results.aborts), log(results.trouble)])
    .flat()
    .filter((goal) => goal && !Number.isNaN(goal.seen));
}

function json(result) {
  if (!result?.gateway) return [];
  const { gateway, nginx, portkey, unmetered } = result;
  return [
    nginx && goal('Throughput, of nginx’s', AT_LEAST, 0.75, gateway.perSecond / nginx.perSecond, ''),
    nginx && goal('CPU time per request, of nginx’s', AT_MOST, 2.5, gateway.cpu.own / nginx.cpu.own, ''),
    portkey && goal('Throughput, of Portkey’s', AT_LEAST, 15, gateway.perSecond / portkey.perSecond, ''),
    ...cost(gateway, unmetered),
  ];
}

/** What the metrics cost. */
function cost(gateway, unmetered) {
  return unmetered
    ? [
        goal('Throughput, of that without metrics', AT_LEAST, 0.95, gateway.perSecond / unmetered.perSecond, ''),
        goal('CPU time per request, of that without metrics', AT_MOST, 1.05, gateway.cpu.own / unmetered.cpu.own, ''),
      ]
    : [];
}

function latency(result) {
  if (!result?.gateway || !result.nginx) return [];
  return [
    goal('One connection: p50 over nginx’s', AT_MOST, 120, result.gateway.p50 - result.nginx.p50, 'µs', 0),
  ];
}

function events(result) {
  if (!result?.gateway) return [];
  const added = result.direct && (result.gateway.first.p99 - result.direct.first.p99) / 1000;
  return [
    result.direct && goal('First event: p99 over direct', AT_MOST, 5, added, 'ms'),
    goal('Each event on its way: p99', AT_MOST, 2, result.gateway.event.p99 / 1000, 'ms'),
  ];
}

function streams(result) {
  if (!result?.gateway) return [];
  const { gateway } = result;
  return [
    goal(`${gateway.streams} streams: not whole`, AT_MOST, 0, gateway.lost, '', 0),
    goal(`${gateway.streams} streams: events late, p99`, AT_MOST, 50, gateway.late.p99 / 1000, 'ms'),
    goal(
      'Heap and direct memory of a stream',
      AT_MOST,
      64,
      gateway.perStream.heap + gateway.perStream.direct,
      'KiB',
      1,
    ),
  ];
}

function stalled(result) {
  if (!result) return [];
  const { readers, answered, held } = result;
  return [
    goal(`${readers} stalled readers: still served`, AT_LEAST, readers, Math.min(answered, held), '', 0),
    goal(`${readers} stalled readers: heap over idle`, AT_MOST, 32, result.heap, 'MiB', 1),
    goal(`${readers} stalled readers: direct memory over idle`, AT_MOST, 32, result.direct, 'MiB', 1),
  ];
}

function slow(result) {
  if (!result) return [];
  const grown = result.whole ? result.residentPeak - result.residentBefore : Number.POSITIVE_INFINITY;
  return [
    goal(
      `${result.megabytes} MiB through a slow reader: resident memory grown by`,
      AT_MOST,
      64,
      grown,
      'MiB',
      0,
    ),
  ];
}

function cancel(result) {
  if (!result) return [];
  const worst = Math.max(...Object.values(result).map(({ p99 }) => p99));
  return [goal('A caller has left, wherever: the provider notices, p99', AT_MOST, 100, worst, 'ms', 1)];
}

function aborts(result) {
  if (!result) return [];
  return [
    goal(`${result.count} aborts: upstream free after`, AT_MOST, 5, result.back.upstream, 's'),
    goal(`${result.count} aborts: callers’ connections closed after`, AT_MOST, 5, result.back.callers, 's'),
    goal(`${result.count} aborts: all connections back to before after`, AT_MOST, 5, result.back.all, 's'),
    goal(`${result.count} aborts: exchanges left in memory`, AT_MOST, 0, result.exchanges, '', 0),
  ];
}

function log(trouble) {
  if (!trouble) return [];
  return [goal('Errors, leaks or blocked threads in the gateway’s log', AT_MOST, 0, trouble.count, '', 0)];
}

function goal(text, compare, limit, seen, unit, digits = 2) {
  const sign = compare === AT_MOST ? '≤' : '≥';
  const show = (value) => `${value.toFixed(digits)}${unit && ` ${unit}`}`;
  return {
    text,
    limit: `${sign} ${limit}${unit && ` ${unit}`}`,
    shown: show(seen),
    seen,
    reached: compare(seen, limit),
  };
}
