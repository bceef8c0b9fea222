/** The session's tokens: how they fit into one cookie, how they are renewed once, and which of them have ended early. */
package dev.promptpassthrough.session.token;
