/**
 * 门—台—账 three-way match: what the gate saw leave, what was sold, and what the book deducted, piece
 * by piece. Reads the rows of fence, sale and ledger, and changes nothing.
 */
package bondgate.server.match;
