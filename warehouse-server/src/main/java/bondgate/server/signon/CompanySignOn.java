package bondgate.server.signon;

import bondgate.server.access.CompanyPerson;
import bondgate.server.access.OneTime;
import bondgate.server.access.Role;
import bondgate.server.signon.SignOnFailure.Kind;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The way to the company's sign-on and back. */
@ApplicationScoped
public class CompanySignOn {
  /** What the sign-on says of itself is asked for again after this time. */
  private static final Duration KNOWN_FOR = Duration.ofHours(1);

  /** Who has not come back after this time begins anew. */
  private static final Duration BACK_WITHIN = Duration.ofMinutes(10);

  private static final int MOST_BEGUN = 10_000;

  private final SignOnSettings settings;
  private final InstantSource clock;
  private final OneTime<State, Begun> begun = new OneTime<>(MOST_BEGUN);
  private volatile Known known;

  private record Known(Provider provider, Instant until) {}

  /** A way in that was begun, and where the browser comes back to. */
  private record Begun(URI redirect, Nonce nonce, CodeVerifier verifier) {}

  @Inject
  CompanySignOn(SignOnSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A way in.
   *
   * @param to where the browser is sent
   * @param state what the browser keeps meanwhile, so that nobody else's way ends in it
   */
  public record Way(URI to, String state) {}

  /**
   * Begins a way in.
   *
   * @param redirect where the browser comes back to
   */
  public Way begin(URI redirect) throws SignOnFailure {
    Provider provider = provider();
    State state = new State();
    Nonce nonce = new Nonce();
    CodeVerifier verifier = new CodeVerifier();
    Instant now = clock.instant();
    begun.add(state, new Begun(redirect, nonce, verifier), now.plus(BACK_WITHIN), now);
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                Scope.parse(settings.scopes()),
                new ClientID(settings.clientId()),
                redirect)
            .endpointURI(provider.metadata().getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256);
    if (settings.asksAlways()) {
      request.prompt(Prompt.Type.LOGIN);
    }
    return new Way(request.build().toURI(), state.getValue());
  }

  private Provider provider() throws SignOnFailure {
    Known before = known;
    if (before != null && before.until().isAfter(clock.instant())) {
      return before.provider();
    }
    Provider asked = Provider.at(settings.issuer());
    known = new Known(asked, clock.instant().plus(KNOWN_FOR));
    return asked;
  }

  /**
   * Ends a way in: who it is.
   *
   * @param address with which the browser came back, its query with it
   * @param kept the state that the browser kept
   */
  public CompanyPerson end(URI address, String kept) throws SignOnFailure {
    AuthenticationResponse response = parsed(address);
    State state = response.getState();
    if (state == null || !state.getValue().equals(kept)) {
      throw new SignOnFailure(Kind.NOT_BEGUN_HERE, "the browser kept another state");
    }
    Begun way =
        begun
            .take(state, clock.instant())
            .orElseThrow(() -> new SignOnFailure(Kind.NOT_BEGUN_HERE, "no such way was begun"));
    if (response.getIssuer() != null
        && !response.getIssuer().getValue().equals(settings.issuer())) {
      throw new SignOnFailure(Kind.NOT_ITS_WORD, "another sign-on answers");
    }
    if (response instanceof AuthenticationErrorResponse error) {
      throw new SignOnFailure(Kind.REFUSED_THERE, error.getErrorObject().getCode());
    }
    AuthorizationCode code = ((AuthenticationSuccessResponse) response).getAuthorizationCode();
    if (code == null) {
      throw new SignOnFailure(Kind.NOT_ITS_WORD, "no code came");
    }
    Provider provider = provider();
    return person(provider, tokens(provider, code, way), way);
  }

  private static AuthenticationResponse parsed(URI address) throws SignOnFailure {
    try {
      return AuthenticationResponseParser.parse(address);
    } catch (ParseException e) {
      throw new SignOnFailure(Kind.NOT_BEGUN_HERE, "no answer of a sign-on", e);
    }
  }

  private OIDCTokens tokens(Provider provider, AuthorizationCode code, Begun way)
      throws SignOnFailure {
    ClientID client = new ClientID(settings.clientId());
    var grant = new AuthorizationCodeGrant(code, way.redirect(), way.verifier());
    URI endpoint = provider.metadata().getTokenEndpointURI();
    TokenRequest request =
        settings
            .clientSecret()
            .map(secret -> new ClientSecretBasic(client, new Secret(secret)))
            .map(known -> new TokenRequest.Builder(endpoint, known, grant).build())
            .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant).build());
    try {
      TokenResponse answer = OIDCTokenResponseParser.parse(patient(request.toHTTPRequest()).send());
      if (!answer.indicatesSuccess()) {
        String why = answer.toErrorResponse().getErrorObject().getCode();
        throw new SignOnFailure(Kind.REFUSED_THERE, String.valueOf(why));
      }
      OIDCTokens tokens = ((OIDCTokenResponse) answer.toSuccessResponse()).getOIDCTokens();
      if (tokens.getIDToken() == null) {
        throw new SignOnFailure(Kind.NOT_ITS_WORD, "no ID token came");
      }
      return tokens;
    } catch (IOException e) {
      throw new SignOnFailure(Kind.SILENT, "the sign-on does not answer", e);
    } catch (ParseException e) {
      throw new SignOnFailure(Kind.SILENT, "the sign-on's answer cannot be read", e);
    }
  }

  private static HTTPRequest patient(HTTPRequest request) {
    request.setConnectTimeout(Provider.PATIENCE_MS);
    request.setReadTimeout(Provider.PATIENCE_MS);
    request.setFollowRedirects(false);
    return request;
  }

  /** Name and roles may stand in the ID token, the access token, or what the sign-on tells then. */
  private CompanyPerson person(Provider provider, OIDCTokens tokens, Begun way)
      throws SignOnFailure {
    Map<String, Object> token =
        provider.verified(tokens.getIDToken(), settings.clientId(), way.nonce());
    String subject = (String) token.get("sub");
    List<Map<String, Object>> said = new ArrayList<>();
    said.add(token);
    provider
        .readable(tokens.getAccessToken().getValue())
        .filter(claims -> subject.equals(claims.get("sub")))
        .ifPresent(said::add);
    if (!isSaid(said)) {
      told(provider, tokens.getAccessToken())
          .filter(claims -> subject.equals(claims.get("sub")))
          .ifPresent(said::add);
    }
    String name =
        said.stream()
            .flatMap(claims -> Claims.text(claims, settings.accountClaim()).stream())
            .findFirst()
            .orElseThrow(() -> new SignOnFailure(Kind.NO_ACCOUNT_NAMED, settings.accountClaim()));
    return new CompanyPerson(settings.issuer(), subject, name, roles(said));
  }

  private boolean isSaid(List<Map<String, Object>> said) {
    return said.stream().anyMatch(one -> Claims.text(one, settings.accountClaim()).isPresent())
        && said.stream().anyMatch(one -> Claims.at(one, settings.rolesClaim()).isPresent());
  }

  private static Optional<Map<String, Object>> told(Provider provider, AccessToken token) {
    URI endpoint = provider.metadata().getUserInfoEndpointURI();
    if (endpoint == null) {
      return Optional.empty();
    }
    try {
      UserInfoResponse answer =
          UserInfoResponse.parse(
              patient(new UserInfoRequest(endpoint, token).toHTTPRequest()).send());
      return answer.indicatesSuccess() && answer.toSuccessResponse().getUserInfo() != null
          ? Optional.of(answer.toSuccessResponse().getUserInfo().toJSONObject())
          : Optional.empty();
    } catch (IOException | ParseException e) {
      return Optional.empty();
    }
  }

  private Set<Role> roles(List<Map<String, Object>> said) {
    return said.stream()
        .flatMap(claims -> Claims.texts(claims, settings.rolesClaim()).stream())
        .filter(text -> text.startsWith(settings.rolePrefix()))
        .flatMap(text -> Role.of(text.substring(settings.rolePrefix().length())).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
