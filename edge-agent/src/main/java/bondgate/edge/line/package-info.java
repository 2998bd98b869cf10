/**
 * The lines to the small devices of tills, doors and portals: makes what holds each of them, and
 * says how it stands. Knows the settings.
 */
package bondgate.edge.line;
