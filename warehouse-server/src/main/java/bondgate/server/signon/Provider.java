package bondgate.server.signon;

import bondgate.server.signon.SignOnFailure.Kind;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the sign-on says of itself, and its keys, which it changes from time to time: the library
 * fetches them anew when a token names one that is not known.
 */
final class Provider {
  static final int PATIENCE_MS = 5_000;
  private static final int MOST_BYTES = 200_000;

  /** Public keys only: with a secret of both, whoever can verify could also forge. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private final OIDCProviderMetadata metadata;
  private final JWSKeySelector<SecurityContext> keys;

  private Provider(OIDCProviderMetadata metadata, JWSKeySelector<SecurityContext> keys) {
    this.metadata = metadata;
    this.keys = keys;
  }

  /** Asks the sign-on at that address. */
  static Provider at(String issuer) throws SignOnFailure {
    try {
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.resolve(new Issuer(issuer), PATIENCE_MS, PATIENCE_MS);
      JWKSource<SecurityContext> source =
          JWKSourceBuilder.create(
                  metadata.getJWKSetURI().toURL(),
                  new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, MOST_BYTES))
              .retrying(true)
              .build();
      return new Provider(metadata, new JWSVerificationKeySelector<>(ALGORITHMS, source));
    } catch (GeneralException | IOException e) {
      throw new SignOnFailure(Kind.SILENT, "the sign-on does not say what it is", e);
    }
  }

  OIDCProviderMetadata metadata() {
    return metadata;
  }

  /** What an ID token says, if it is the sign-on's word, for this server, for this way in. */
  Map<String, Object> verified(JWT token, String clientId, Nonce nonce) throws SignOnFailure {
    try {
      return new IDTokenValidator(metadata.getIssuer(), new ClientID(clientId), keys, null)
          .validate(token, nonce)
          .toJSONObject();
    } catch (BadJOSEException | JOSEException e) {
      throw new SignOnFailure(Kind.NOT_ITS_WORD, "the ID token does not verify", e);
    }
  }

  /** What an access token says, if it can be read and is this sign-on's word. */
  Optional<Map<String, Object>> readable(String accessToken) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(keys);
    // Its type is "JWT", "at+jwt" (RFC 9068) or not said, as the maker likes.
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            new JWTClaimsSet.Builder().issuer(metadata.getIssuer().getValue()).build(),
            Set.of("exp", "sub")));
    try {
      return Optional.of(processor.process(accessToken, null).toJSONObject());
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    }
  }
}
