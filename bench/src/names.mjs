// What is measured, and against whom, in the order of measuring.
export const TARGETS = ['direct', 'nginx', 'bare', 'gateway', 'unmetered', 'portkey'];
export const SCENARIOS = ['json', 'latency', 'events', 'streams', 'stalled', 'slow', 'cancel', 'aborts'];

/** As the image runs it, for a memory limit of 512 MiB; a file is named from the project's root. */
export const JAVA_OPTIONS = '@src/main/jib/app/jvm-flags';
