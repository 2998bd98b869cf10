/**
 * A member's own page 会员: registration, code, withdrawal. Knows {@code people} and {@code member}.
 */
package bondgate.server.people.member;
