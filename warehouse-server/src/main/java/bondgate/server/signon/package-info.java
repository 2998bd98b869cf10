/**
 * 单点登录: persons sign in at the company's own sign-on (OpenID Connect: Keycloak or any), by the
 * authorization code flow with PKCE. This slice asks and verifies with the library of Connect2id
 * (Nimbus); what a person may do, and the session, are {@code access}'s. Knows {@code access}.
 *
 * <p>Rules: OpenID Connect Core 1.0, sections 3.1.2 and 3.1.3.7 (what is verified of an ID token),
 * OpenID Connect Discovery 1.0, RFC 7636 (PKCE), RFC 9207 (who answers).
 */
package bondgate.server.signon;
