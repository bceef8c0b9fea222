/** What every request passes before it is routed, and what every response carries. */
package dev.promptpassthrough.edge;
