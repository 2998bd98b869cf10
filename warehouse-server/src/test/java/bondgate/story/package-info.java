/**
 * The stories that hold over the whole path: real processes, real PostgreSQL, real broker, real
 * pseudo-terminals. They know the product only from outside, over HTTP, MQTT, bytes, files and
 * rows.
 *
 * <p>Two of them run at once, each on a site, folder and ports of its own. One that measures how
 * long something takes is {@code @Isolated} and runs alone.
 */
package bondgate.story;
