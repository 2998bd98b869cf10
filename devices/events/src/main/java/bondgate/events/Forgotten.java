package bondgate.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 注销 — persons who are members no longer: whoever keeps something under one of these references
 * erases it. The whole list each time, signed and retained, so that an agent that was cut off
 * learns it with its next connection.
 *
 * <p>As lines of text: {@code BGF1}, the zone, the references rising, and the signature of all
 * lines before in standard Base64.
 *
 * @param zone the bonded zone
 * @param persons salted references, 64 lower-case hex digits, rising; nobody can tell whose they
 *     were
 */
public record Forgotten(String zone, List<String> persons) {
  private static final String BEGINS = "BGF1";
  private static final int LINES_BESIDE = 3;

  /** Checks the ranges and takes a copy. */
  public Forgotten {
    Checks.name("zone", zone);
    persons = List.copyOf(Checks.present("persons", persons));
    String before = "";
    for (String person : persons) {
      Checks.require(!Checks.person(person).isEmpty(), "a forgotten person is named by nothing");
      Checks.require(before.compareTo(person) < 0, "the persons of a list rise; two do not");
      before = person;
    }
  }

  /** The message, signed; a long one is packed with gzip. */
  public byte[] message(SigningKey key) {
    String signed = signed();
    String signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    return PackedMessage.pack((signed + signature).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The list of a message that this key signed.
   *
   * @throws MalformedMessageException if it is none, or another key signed it
   */
  public static Forgotten read(byte[] message, VerifyKey key) throws MalformedMessageException {
    String text = new String(PackedMessage.unpack(message), StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    if (lines.size() < LINES_BESIDE || !lines.get(0).equals(BEGINS)) {
      throw new MalformedMessageException(
          "expected a list of forgotten persons that begins with %s and ends with a signature"
              .formatted(BEGINS));
    }
    String signature = lines.remove(lines.size() - 1);
    byte[] signed =
        text.substring(0, text.length() - signature.length()).getBytes(StandardCharsets.ISO_8859_1);
    if (!key.verifies(signed, signature)) {
      throw new MalformedMessageException(
          "the list of forgotten persons was not signed by the server's key %s; nobody is forgotten"
              .formatted(key.id()));
    }
    try {
      return new Forgotten(lines.get(1), lines.subList(2, lines.size()));
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException(
          "the server signed what is no list of forgotten persons: " + e.getMessage(), e);
    }
  }

  private String signed() {
    StringBuilder lines = new StringBuilder();
    lines.append(BEGINS).append('\n').append(zone).append('\n');
    persons.forEach(person -> lines.append(person).append('\n'));
    return lines.toString();
  }
}
