/**
 * What all pages share: the frame around a page, its language, how times and money are shown, and
 * the line that tells open browsers of each commit. Knows {@code stream} for the commits and no
 * page of its own sub-packages.
 */
package bondgate.server.people;
