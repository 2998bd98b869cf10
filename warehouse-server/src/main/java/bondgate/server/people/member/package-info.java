/**
 * A member's own page 会员: registration, code, withdrawal. Knows {@code people}, {@code member} and
 * {@code visit}.
 */
package bondgate.server.people.member;
