package bondgate.server.people.staff;

import bondgate.server.handling.About;
import bondgate.server.handling.GoodScan;
import bondgate.server.handling.ScanWord;
import bondgate.server.handling.Step;
import bondgate.server.handling.Subject;
import bondgate.server.handling.WrongScan;
import bondgate.server.people.Language;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a handheld says, in one language: what was scanned, what about it is wrong or done and what
 * to do, and what is to be scanned next.
 */
final class HandheldSentences {
  /** What may stand in a sentence to be filled in. */
  static final Pattern GAP = Pattern.compile("\\[(item|bin|document|tag|count|text)]");

  /** All but the end of a tag, by which people tell tags apart. */
  private static final String TAG = ".*(?=.{8}$)";

  private final HandheldWords words;
  private final UnaryOperator<String> itemName;

  /**
   * Sentences in that language.
   *
   * @param itemName from part number to the name in that language
   */
  HandheldSentences(Language language, UnaryOperator<String> itemName) {
    this.words = MessageBundles.get(HandheldWords.class, Localized.Literal.of(language.code()));
    this.itemName = itemName;
  }

  /** What a scan came to, and what to do. */
  String said(ScanWord word, Subject subject, About about) {
    String sentence =
        word instanceof GoodScan good ? words.good(good) : words.wrong((WrongScan) word);
    String filled = filled(sentence, gap -> about(gap, subject, about));
    return filled.startsWith(words.noItem())
        ? filled.substring(0, 1).toUpperCase(Locale.ROOT) + filled.substring(1)
        : filled;
  }

  /** What the rules did not say is what was scanned, if that is such a thing. */
  private String about(String gap, Subject subject, About about) {
    return switch (gap) {
      case "item" -> about.item().isEmpty() ? words.noItem() : itemName.apply(about.item());
      case "bin" -> or(about.bin(), subject, Subject.Kind.BIN, words.noBin());
      case "document" -> or(about.document(), subject, Subject.Kind.DOCUMENT, words.noDocument());
      case "tag" -> "…" + or(about.tag(), subject, Subject.Kind.PIECE, "").replaceFirst(TAG, "");
      case "count" -> Long.toString(about.count());
      default -> throw new IllegalStateException("a sentence speaks of [" + gap + "]");
    };
  }

  private static String or(String said, Subject subject, Subject.Kind kind, String none) {
    if (!said.isEmpty()) {
      return said;
    }
    return subject.kind() == kind ? subject.text() : none;
  }

  /** What was scanned; empty where a button was pressed. */
  String scanned(Subject subject) {
    return subject.kind() == Subject.Kind.BUTTON
        ? ""
        : filled(words.subject(subject.kind()), gap -> subject.text());
  }

  /** What is to be scanned. */
  String ask(Step step) {
    return words.ask(step.ask());
  }

  /** How an answer looks, in a word. */
  String tone(ScanWord word) {
    return words.tone(word.tone());
  }

  /** The name of an item; empty for no item. */
  String item(String code) {
    return code.isEmpty() ? "" : itemName.apply(code);
  }

  /** The server did not take it, and knows no better why. */
  String refused() {
    return words.refused();
  }

  /** In one go: what is filled in is never looked through for gaps. */
  private static String filled(String sentence, UnaryOperator<String> value) {
    return GAP.matcher(sentence)
        .replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
  }
}
