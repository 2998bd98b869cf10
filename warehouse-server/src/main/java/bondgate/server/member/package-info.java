/**
 * Members 会员: who registered once with name and identity number, and shows a code that changes
 * instead of saying both anew. Knows {@code secret} and {@code sql}.
 */
package bondgate.server.member;
