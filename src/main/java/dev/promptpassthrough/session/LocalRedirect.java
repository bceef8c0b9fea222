package dev.promptpassthrough.session;

import java.util.regex.Pattern;

/**
 * Where to go after sign-in: a path on this site or nothing. An address elsewhere would lend this site's good name to
 * whoever wrote the link (CWE-601).
 *
 * @param path a path, with at most a query
 */
record LocalRedirect(String path) {

    private static final int LONGEST = 2_048;

    /**
     * One slash, then anything but what a browser may take for a second one: a slash, or a backslash (WHATWG URL §4.4).
     * Control characters go too, since browsers drop some of them before they look.
     */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

    /** The path where it is on this site, else the fallback. */
    static LocalRedirect of(String path, String fallback) {
        boolean local = path != null && path.length() <= LONGEST && LOCAL.matcher(path).matches();
        return new LocalRedirect(local ? path : fallback);
    }
}
