package bondgate.rfid.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people wrote about a recorded frame, as facts to look for in the decoded reply. */
final class Meaning {
  private static final Pattern EPC =
      Pattern.compile("\\b(?:EPC|like) ([0-9A-Fa-f]{8}[0-9A-Fa-f ]*)");
  private static final Pattern TOTAL = Pattern.compile("TotalRead (\\d+)");
  private static final Pattern ERROR =
      Pattern.compile(
          "(?:error|fail|failed|missing|no tag|status)\\b[^0-9]{0,3}(?:0x)?([0-9A-F]{2,4})\\b");
  private static final Pattern LEVEL = Pattern.compile("RSSI [0-9A-F]{2}\\((-\\d+)\\)");
  private static final Pattern TAGS = Pattern.compile("\\b(\\d+) tags?\\b");
  private static final Pattern FIRMWARE = Pattern.compile("firmware (\\d+)\\.(\\d+)");
  private static final Pattern POWER = Pattern.compile("(\\d+)\\.(\\d\\d) dBm");
  private static final Pattern ANTENNA = Pattern.compile("= antenna (\\d)");

  private final String meaning;
  private final String reply;
  private final String row;
  private int facts;

  private Meaning(String meaning, Object reply, String row) {
    this.meaning = meaning;
    this.reply = reply.toString();
    this.row = row;
  }

  /** Fails where the reply contradicts; returns how many facts it found. */
  static int check(String meaning, Object reply, String row) {
    Meaning check = new Meaning(meaning, reply, row);
    assertThat(reply.getClass().getSimpleName()).as(row).isNotEqualTo("Unrecognised");
    check.tag();
    check.outcome();
    return check.facts;
  }

  private void tag() {
    each(EPC, m -> says(wholeWords(m.group(1))));
    each(LEVEL, m -> says("rssiDbm=" + m.group(1)));
    each(ANTENNA, m -> says("[%d]".formatted(Integer.parseInt(m.group(1)) - 1)));
    if (meaning.matches("(?i).*\\b(continuous tag record|tag notification|real tag.*)|tag\\b.*")) {
      begins("TagReport");
    }
    each(
        TAGS,
        m -> {
          long expected = Long.parseLong(m.group(1));
          long found = Pattern.compile("Tag\\[").matcher(reply).results().count();
          assertThat(found).as("%s; %s", row, reply).isEqualTo(expected);
          facts++;
        });
  }

  private void outcome() {
    each(TOTAL, m -> says("totalRead=" + m.group(1)));
    each(FIRMWARE, m -> says("major=%s, minor=%s".formatted(m.group(1), m.group(2))));
    each(POWER, m -> says(m.group(1) + m.group(2)));
    if (meaning.startsWith("round end")) {
      begins("RoundEnd");
    }
    Matcher error = ERROR.matcher(meaning);
    boolean more = meaning.contains("status 0") && !meaning.contains("status 0400");
    if (error.find() && !more) {
      begins("Failure");
      says("code=" + Integer.parseInt(error.group(1), 16));
    } else if (meaning.matches(".*\\bno tag\\b.*")) {
      begins("Failure");
    } else if (meaning.matches(".*\\bOK\\b( \\(corrected\\))?( \\(0x10\\))?$")) {
      assertThat(reply).as(row).matches("(Done|CommandResult|MemoryWritten)\\[.*");
      facts++;
    }
  }

  private void each(Pattern pattern, java.util.function.Consumer<Matcher> then) {
    Matcher matcher = pattern.matcher(meaning);
    if (matcher.find()) {
      then.accept(matcher);
    }
  }

  private void says(String part) {
    assertThat(reply).as(row).contains(part);
    facts++;
  }

  private void begins(String kind) {
    assertThat(reply).as(row).startsWith(kind + "[");
    facts++;
  }

  private static String wholeWords(String epc) {
    String digits = epc.replace(" ", "").toUpperCase(java.util.Locale.ROOT);
    return digits.substring(0, digits.length() / 4 * 4);
  }
}
