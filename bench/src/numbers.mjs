// Figures out of samples.

export function sorted(samples) {
  return Float64Array.from(samples).sort();
}

/** @param ascending sorted samples @param share 0 to 1 @returns the nearest-rank percentile; NaN of nothing */
export function percentile(ascending, share) {
  if (ascending.length === 0) return Number.NaN;
  return ascending[Math.min(ascending.length - 1, Math.max(0, Math.ceil(share * ascending.length) - 1))];
}

export function median(samples) {
  const ascending = sorted(samples);
  const middle = ascending.length >> 1;
  return ascending.length % 2 === 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
}

/** The median of one field over many records. */
export function medianOf(records, field) {
  return median(records.map((record) => record[field]));
}

/** p50, p99, p99.9 and the largest. */
export function summary(samples) {
  const ascending = sorted(samples);
  return {
    count: ascending.length,
    p50: percentile(ascending, 0.5),
    p99: percentile(ascending, 0.99),
    p999: percentile(ascending, 0.999),
    max: ascending.at(-1) ?? Number.NaN,
  };
}
