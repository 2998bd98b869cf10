/**
 * 现场作业 — what people do with a handheld scanner: receive, put away, move, pick, receive in the
 * centre, count. The server chooses the next step of each task, judges each scan, and keeps it
 * once.
 *
 * <p>It keeps where a piece stands inside a place; which place that is says the fence alone, and no
 * scan moves the book. A scan is judged by {@link bondgate.server.handling.Rules} without a
 * database; {@link bondgate.server.handling.Handling} reads what they must know and keeps what they
 * say.
 */
package bondgate.server.handling;
