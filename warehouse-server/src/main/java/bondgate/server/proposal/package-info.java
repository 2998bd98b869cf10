/**
 * 双人复核 — acts that wait until another person approves them: kept word for word, decided once, by
 * somebody else, within a time. Does not know what an act means; carrying it out is the stream's.
 */
package bondgate.server.proposal;
