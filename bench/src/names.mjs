// What is measured, and against whom, in the order of measuring.
export const TARGETS = ['direct', 'nginx', 'gateway', 'unmetered', 'portkey'];
export const SCENARIOS = ['json', 'latency', 'events', 'streams', 'stalled', 'slow', 'cancel', 'aborts'];
