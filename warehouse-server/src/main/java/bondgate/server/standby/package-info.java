/**
 * Which of several servers on one database serves 主备: one does, the others wait for their turn. The
 * turn is an advisory lock on a connection of its own, so it ends with the process, however that
 * ends. It keeps apart who serves; what keeps a late writer out is the epoch of {@code ledger}.
 */
package bondgate.server.standby;
