/**
 * 统一版报文 — what is said to customs about each retail sale and what customs answers: messages built
 * and checked by a field table, an outbox, receipts, and the news that follow from them.
 */
package bondgate.server.customs;
