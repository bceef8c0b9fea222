/** Who is calling: sign-in and sign-out, the caller's identity, and the defence of the cookie session. */
package dev.promptpassthrough.session;
