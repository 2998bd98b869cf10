/**
 * The services that the server brings along when none are given: a real PostgreSQL and a real MQTT
 * broker, with their data in one folder. Knows no other slice.
 */
package bondgate.server.embedded;
