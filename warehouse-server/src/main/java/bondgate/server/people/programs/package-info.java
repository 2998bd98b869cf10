/**
 * What programs read before they speak to this server: the paper of the JSON API at {@code
 * /q/openapi}, with an example of every act. Made at the build from the endpoints, their roles and
 * the acts themselves; it names no data of the zone.
 */
package bondgate.server.people.programs;
