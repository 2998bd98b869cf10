/**
 * Doors for people 会员门: a face of somebody who consented, or a ticket, lets go of a lock; faces are
 * kept, compared and erased here and nowhere else, those before the cameras of tills too. Knows the
 * outbox, the settings, and how a till's devices are reached.
 */
package bondgate.edge.door;
