/**
 * 账册 — the account book on the ledger: which pieces of which item are where, what is planned (预核扣)
 * and what is done (已核扣), and the documents that plan it. Knows {@code goods} and {@code ledger}.
 */
package bondgate.server.book;
