package bondgate.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom somebody at a till says to be, for the agent's camera there to look whether it is so (1:1):
 * signed by the server, so that no page makes an agent compare with a person of its own choice.
 *
 * <p>It passes through a kiosk's browser, and so holds no reference: only who holds the person's
 * reference already can tell whose claim it is. As text {@code
 * BGF1.<zone>.<till>.<until>.<nonce>.<blinded>.<signature>}: seconds of the epoch, then 22, 43 and
 * 86 characters of Base64 for addresses.
 *
 * @param zone the bonded zone
 * @param till the till at which it is claimed, and nowhere else
 * @param until from when on nobody looks, in whole seconds
 * @param nonce 32 lower-case hex digits at random: two claims of one person have nothing in common
 * @param blinded SHA-256 over nonce and reference, 64 lower-case hex digits
 */
public record FaceClaim(String zone, String till, Instant until, String nonce, String blinded) {
  private static final String BEGINS = "BGF1.";
  private static final Base64.Encoder FOR_ADDRESSES = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern FORM =
      Pattern.compile(
          "BGF1\\.([a-z0-9-]{1,63})\\.([a-z0-9-]{1,63})\\.(\\d{1,11})"
              + "\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{86})");

  /** Checks the ranges. */
  public FaceClaim {
    Checks.name("zone", zone);
    Checks.name("till", till);
    Checks.require(
        until.getNano() == 0 && until.getEpochSecond() > 0,
        "a claim ends at a whole second after 1970; received %s",
        until);
    Checks.require(
        nonce.matches("[0-9a-f]{32}"),
        "a nonce is 32 lower-case hex digits; received %d characters",
        nonce.length());
    Checks.require(
        blinded.matches("[0-9a-f]{64}"),
        "a blinded reference is 64 lower-case hex digits; received %d characters",
        blinded.length());
  }

  /**
   * The claim to be that person.
   *
   * @param person the salted reference, 64 lower-case hex digits
   */
  public static FaceClaim of(String zone, String till, Instant until, String nonce, String person) {
    Checks.person(person);
    Checks.require(!person.isEmpty(), "a claim is of somebody; received no person");
    return new FaceClaim(zone, till, until, nonce, blind(nonce, person));
  }

  /** Whether it is claimed to be that person. */
  public boolean isOf(String person) {
    return blind(nonce, person).equals(blinded);
  }

  /** The text to be handed to the agent, signed. */
  public String text(SigningKey key) {
    byte[] signature =
        Base64.getDecoder().decode(key.sign(signed().getBytes(StandardCharsets.US_ASCII)));
    return signed() + "." + FOR_ADDRESSES.encodeToString(signature);
  }

  /** The claim of a text that this key signed; empty for any other text. */
  public static Optional<FaceClaim> read(String text, VerifyKey key) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      FaceClaim claim =
          new FaceClaim(
              form.group(1),
              form.group(2),
              Instant.ofEpochSecond(Long.parseLong(form.group(3))),
              HexFormat.of().formatHex(Base64.getUrlDecoder().decode(form.group(4))),
              HexFormat.of().formatHex(Base64.getUrlDecoder().decode(form.group(5))));
      byte[] signature = Base64.getUrlDecoder().decode(form.group(6));
      boolean ours =
          key.verifies(
              claim.signed().getBytes(StandardCharsets.US_ASCII),
              Base64.getEncoder().encodeToString(signature));
      return ours ? Optional.of(claim) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // of the right letters, and no claim all the same
      return Optional.empty();
    }
  }

  private static String blind(String nonce, String person) {
    // Other text than is hashed or signed anywhere else. A reference has 256 bits: nobody guesses.
    String text = "bondgate face claim 1\n" + nonce + "\n" + person;
    return SealedRecord.sha256Hex(text.getBytes(StandardCharsets.US_ASCII));
  }

  private String signed() {
    return BEGINS
        + zone
        + "."
        + till
        + "."
        + until.getEpochSecond()
        + "."
        + FOR_ADDRESSES.encodeToString(HexFormat.of().parseHex(nonce))
        + "."
        + FOR_ADDRESSES.encodeToString(HexFormat.of().parseHex(blinded));
  }
}
