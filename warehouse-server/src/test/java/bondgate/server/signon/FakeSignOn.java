package bondgate.server.signon;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A company's sign-on for tests, which can also say what none should: authorization endpoint with a
 * form, token endpoint that asks for secret and PKCE, keys, userinfo.
 */
final class FakeSignOn implements AutoCloseable {
  static final String CLIENT = "bondgate";
  private static final int LIFE_S = 300;

  private final String issuer;
  private final String clientSecret;
  private final HttpServer server;
  private final Map<String, Asked> codes = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Object>> told = new ConcurrentHashMap<>();

  /**
   * One for all tests of this process: a server asks for new keys twice in half a minute at most.
   */
  private static volatile RSAKey key = fresh();

  /** Somebody who is known there. */
  record Person(String subject, Map<String, Object> claims) {}

  private record Asked(
      Person person, Map<String, List<String>> request, Function<JWTClaimsSet, JWT> idToken) {}

  /** Where names and roles are told. */
  enum Place {
    ID_TOKEN,
    ACCESS_TOKEN,
    USERINFO
  }

  private volatile Place place = Place.ID_TOKEN;

  FakeSignOn(String issuer, String clientSecret) throws IOException {
    this.issuer = issuer;
    this.clientSecret = clientSecret;
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(issuer).getPort()),
            0);
    String path = URI.create(issuer).getPath();
    server.createContext(path + "/.well-known/openid-configuration", this::metadata);
    server.createContext(path + "/authorize", this::authorize);
    server.createContext(path + "/token", this::token);
    server.createContext(path + "/keys", this::keys);
    server.createContext(path + "/userinfo", this::userinfo);
    server.start();
  }

  static Person person(String name, String... roles) {
    return new Person(
        UUID.randomUUID().toString(),
        Map.of("preferred_username", name, "realm_access", Map.of("roles", List.of(roles))));
  }

  void tellsIn(Place where) {
    place = where;
  }

  static void changesItsKey() {
    key = fresh();
  }

  private static RSAKey fresh() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static RSAKey key() {
    return key;
  }

  /** What a browser brings back after that person signed in there. */
  String codeFor(URI request, Person person) {
    return codeFor(request, person, FakeSignOn::signed);
  }

  /** The same, with an ID token of the test's own making. */
  String codeFor(URI request, Person person, Function<JWTClaimsSet, JWT> idToken) {
    String code = UUID.randomUUID().toString();
    codes.put(code, new Asked(person, URLUtils.parseParameters(request.getRawQuery()), idToken));
    return code;
  }

  /** The same with other claims. */
  static Function<JWTClaimsSet, JWT> saying(UnaryOperator<JWTClaimsSet.Builder> change) {
    return claims -> signed(change.apply(new JWTClaimsSet.Builder(claims)).build());
  }

  static SignedJWT signed(JWTClaimsSet claims) {
    return signedWith(key, claims);
  }

  static SignedJWT signedWith(RSAKey key, JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(key));
      return token;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void metadata(HttpExchange exchange) throws IOException {
    json(
        exchange,
        200,
        Map.of(
            "issuer",
            issuer,
            "authorization_endpoint",
            issuer + "/authorize",
            "token_endpoint",
            issuer + "/token",
            "userinfo_endpoint",
            issuer + "/userinfo",
            "jwks_uri",
            issuer + "/keys",
            "response_types_supported",
            List.of("code"),
            "subject_types_supported",
            List.of("public"),
            "id_token_signing_alg_values_supported",
            List.of("RS256")));
  }

  /** A form that asks for name and roles, and sends the browser back. */
  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, List<String>> query =
        URLUtils.parseParameters(exchange.getRequestURI().getRawQuery());
    if (!query.containsKey("who")) {
      StringBuilder form =
          new StringBuilder(
              "<!doctype html><link rel=icon href=data:,><title>company</title><form>");
      query.forEach(
          (name, values) ->
              form.append("<input type=hidden name=%s value='%s'>".formatted(name, values.get(0))));
      form.append("<input id=who name=who><input id=role name=role><button>ok</button></form>");
      answer(exchange, 200, "text/html; charset=utf-8", form.toString());
      return;
    }
    String code =
        codeFor(
            exchange.getRequestURI(), person(query.get("who").get(0), query.get("role").get(0)));
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            "%s?code=%s&state=%s"
                .formatted(query.get("redirect_uri").get(0), code, query.get("state").get(0)));
    exchange.sendResponseHeaders(303, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, List<String>> form =
        URLUtils.parseParameters(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String basic = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    Asked asked = codes.remove(form.get("code").get(0));
    if (asked == null || !isOurs(basic) || !isBound(asked, form)) {
      json(exchange, 400, Map.of("error", "invalid_grant"));
      return;
    }
    Person person = asked.person();
    JWTClaimsSet.Builder claims = claims(person).audience(CLIENT);
    claims.claim("nonce", asked.request().get("nonce").get(0));
    if (place == Place.ID_TOKEN) {
      person.claims().forEach(claims::claim);
    }
    JWTClaimsSet.Builder access = claims(person).audience("account");
    if (place == Place.ACCESS_TOKEN) {
      person.claims().forEach(access::claim);
    }
    String accessToken = signed(access.build()).serialize();
    Map<String, Object> atUserinfo = new HashMap<>(Map.of("sub", person.subject()));
    if (place == Place.USERINFO) {
      atUserinfo.putAll(person.claims());
    }
    told.put("Bearer " + accessToken, atUserinfo);
    json(
        exchange,
        200,
        Map.of(
            "access_token",
            accessToken,
            "token_type",
            "Bearer",
            "expires_in",
            LIFE_S,
            "id_token",
            asked.idToken().apply(claims.build()).serialize()));
  }

  private JWTClaimsSet.Builder claims(Person person) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .subject(person.subject())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(LIFE_S)));
  }

  private boolean isOurs(String basic) {
    String expected = CLIENT + ":" + clientSecret.replace(" ", "+");
    return basic.equals(
        "Basic " + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean isBound(Asked asked, Map<String, List<String>> form) {
    String challenge =
        CodeChallenge.compute(
                CodeChallengeMethod.S256, new CodeVerifier(form.get("code_verifier").get(0)))
            .getValue();
    return asked.request().get("code_challenge").get(0).equals(challenge)
        && asked.request().get("redirect_uri").equals(form.get("redirect_uri"));
  }

  private void keys(HttpExchange exchange) throws IOException {
    json(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
  }

  private void userinfo(HttpExchange exchange) throws IOException {
    Map<String, Object> one =
        told.get(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    json(exchange, one == null ? 401 : 200, one == null ? Map.of("error", "invalid_token") : one);
  }

  private static void json(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    answer(exchange, status, "application/json", JSONObjectUtils.toJSONString(body));
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
