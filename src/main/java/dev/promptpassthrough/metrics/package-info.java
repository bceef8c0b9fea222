/** What the gateway tells Prometheus: how much goes through it, how long that takes, and how it ends. */
package dev.promptpassthrough.metrics;
