// What is measured, and against whom, in the order of measuring.
export const TARGETS = ['direct', 'nginx', 'bare', 'gateway', 'unmetered', 'portkey'];
export const SCENARIOS = ['json', 'latency', 'events', 'streams', 'stalled', 'slow', 'cancel', 'aborts'];

/**
 * As the Dockerfile's image runs it, for a memory limit of 512 MiB; a file is named from the project's root. A JDK before 25
 * goes without what it does not know.
 */
export const JAVA_OPTIONS =
  '@src/main/jib/app/jvm-flags -XX:+IgnoreUnrecognizedVMOptions -XX:+UseCompactObjectHeaders';
