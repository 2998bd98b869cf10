package bondgate.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 开门码 — what a member shows at a door instead of a face: signed by the server, so that an agent
 * checks it without the server and without a secret. It names nobody: the reference is the one that
 * a consented face is kept under, too.
 *
 * <p>As text {@code BGD1.<zone>.<until>.<person>.<signature>}: seconds of the epoch, then 43 and 86
 * characters of Base64 for addresses. Whoever holds it before the scanner passes until it ends.
 *
 * @param zone the bonded zone
 * @param until from when on it opens nothing, in whole seconds
 * @param person the salted reference of its holder, 64 lower-case hex digits
 */
public record DoorTicket(String zone, Instant until, String person) {
  private static final String BEGINS = "BGD1.";
  private static final Base64.Encoder FOR_ADDRESSES = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern FORM =
      Pattern.compile(
          "BGD1\\.([a-z0-9-]{1,63})\\.(\\d{1,11})\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{86})");

  /** Checks the ranges. */
  public DoorTicket {
    Checks.name("zone", zone);
    Checks.require(
        until.getNano() == 0 && until.getEpochSecond() > 0,
        "a ticket ends at a whole second after 1970; received %s",
        until);
    Checks.person(person);
    Checks.require(!person.isEmpty(), "a ticket is somebody's; received no person");
  }

  /** Whether a scanned text means to be one: others are codes of something else. */
  public static boolean seemsOne(String text) {
    return text.startsWith(BEGINS);
  }

  /** The text to be shown, signed. */
  public String text(SigningKey key) {
    byte[] signature =
        Base64.getDecoder().decode(key.sign(signed().getBytes(StandardCharsets.US_ASCII)));
    return signed() + "." + FOR_ADDRESSES.encodeToString(signature);
  }

  /** The ticket of a text that this key signed; empty for any other text. */
  public static Optional<DoorTicket> read(String text, VerifyKey key) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      DoorTicket ticket =
          new DoorTicket(
              form.group(1),
              Instant.ofEpochSecond(Long.parseLong(form.group(2))),
              HexFormat.of().formatHex(Base64.getUrlDecoder().decode(form.group(3))));
      byte[] signature = Base64.getUrlDecoder().decode(form.group(4));
      boolean ours =
          key.verifies(
              ticket.signed().getBytes(StandardCharsets.US_ASCII),
              Base64.getEncoder().encodeToString(signature));
      return ours ? Optional.of(ticket) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // of the right letters, and no ticket all the same
      return Optional.empty();
    }
  }

  private String signed() {
    return BEGINS
        + zone
        + "."
        + until.getEpochSecond()
        + "."
        + FOR_ADDRESSES.encodeToString(HexFormat.of().parseHex(person));
  }
}
