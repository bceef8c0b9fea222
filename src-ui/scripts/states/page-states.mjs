// Every state of the page, each led on to from the one before: a name, how it is reached, and the dialog that opens.
import { REPLY_STATES } from './reply-states.mjs';
import { REQUEST_STATES } from './request-states.mjs';
import { SITE_STATES } from './site-states.mjs';
import { TOOL_STATES } from './tool-states.mjs';

export const STATES = [...REQUEST_STATES, ...REPLY_STATES, ...TOOL_STATES, ...SITE_STATES];
