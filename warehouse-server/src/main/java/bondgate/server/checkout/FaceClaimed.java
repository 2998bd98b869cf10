package bondgate.server.checkout;

import bondgate.server.member.MemberFaces;
import java.time.Instant;

/**
 * Whom a shopper says to be, until the till's camera has looked.
 *
 * @param member whom
 * @param text for the agent, signed
 * @param afterLeaf only what is stated behind this leaf is about this claim
 * @param until from then on nothing is waited for
 */
record FaceClaimed(MemberFaces.Claimed.Known member, String text, long afterLeaf, Instant until) {}
