package bondgate.server.customs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out of customs' text what it repeats of a person's data: whatever the messages of the sale
 * say of buyer, payer and consignee, and every number that could be one of a person.
 */
final class PersonalWords {
  static final String HIDDEN = "＊＊＊";
  private static final Pattern ELEMENT =
      Pattern.compile(
          "<(?:\\w+:)?(?:buyerRegNo|buyerName|buyerIdNumber|buyerTelephone|payerName"
              + "|payerIdNumber|telephone|consignee|consigneeTelephone|consigneeAddress)>"
              + "([^<]{2,})</");

  /** Identity numbers of 15 and 18 characters, telephone numbers. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z-])(?:\\d{17}[0-9Xx]|\\d{15}|1\\d{10})(?![0-9A-Za-z-])");

  private PersonalWords() {}

  static String without(String text, List<byte[]> messages) {
    String left = text;
    for (byte[] message : messages) {
      Matcher element = ELEMENT.matcher(new String(message, StandardCharsets.UTF_8));
      while (element.find()) {
        left = left.replace(element.group(1).strip(), HIDDEN);
      }
    }
    return NUMBER.matcher(left).replaceAll(HIDDEN);
  }
}
