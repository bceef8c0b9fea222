/** What administrators see: this replica, how its providers do, and what is configured; and the test of a connection. */
package dev.promptpassthrough.operations;
