/** Nanoseconds of the machine's monotonic clock, which all of its processes share. */
export function nanos() {
  const [seconds, rest] = process.hrtime();
  return seconds * 1e9 + rest;
}
