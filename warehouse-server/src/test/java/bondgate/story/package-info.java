/**
 * The stories that hold over the whole path: real processes, real PostgreSQL, real broker, real
 * pseudo-terminals. They know the product only from outside, over HTTP, MQTT, bytes, files and
 * rows.
 */
package bondgate.story;
