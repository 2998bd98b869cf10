package bondgate.server.customs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 回执状态 — what the code of a receipt means for a document, and whether it changes where the document
 * stands. Codes: specification, returnStatus of each receipt and the table of error codes.
 */
final class ReceiptRules {
  /** How often a document is sent again because customs' own systems failed. */
  static final int MOST_TRIES = 6;

  /** The order in which codes follow each other where two receipts bear the same time. */
  private static final List<String> RANKS =
      List.of(
          "1", "2", "3", "4", "120", "300", "500", "501", "502", "503", "599", "399", "800", "899",
          "700", "100");

  private static final Set<String> HELD = Set.of("300", "500", "501", "502", "503", "599");

  /** Errors of systems, not of what we said: the same is sent again. */
  private static final Set<String> THEIR_FAULT =
      Set.of(
          "4", "-301013", "-401011", "-505015", "-621002", "-621008", "-621009", "-621013",
          "-621014", "-621017", "-621025", "-623006", "-623007", "-623025", "-623027", "-625024",
          "-625026", "-625027", "-625110", "-625116");

  /** Customs has it already: after a second sending, that is no refusal. */
  private static final Set<String> KNOWN_ALREADY =
      Set.of(
          "-301010", "-301011", "-301014", "-401007", "-401008", "-401012", "-504012", "-504015",
          "-504016", "-505012", "-621004", "-623009", "-625022", "-625033");

  /** Which document a receipt is about. */
  private static final Map<MessageKind, MessageKind> ABOUT =
      Map.of(
          MessageKind.CEB312, MessageKind.CEB311,
          MessageKind.CEB412, MessageKind.CEB411,
          MessageKind.CEB512, MessageKind.CEB511,
          MessageKind.CEB514, MessageKind.CEB513,
          MessageKind.CEB622, MessageKind.CEB621,
          MessageKind.CEB624, MessageKind.CEB623,
          MessageKind.CEB626, MessageKind.CEB625,
          MessageKind.CEB712, MessageKind.CEB711);

  private ReceiptRules() {}

  /** What a code means. */
  enum Meaning {
    /** On its way. */
    UNDERWAY,
    /** Customs looks closer. */
    HELD,
    /** Done: taken in, granted or released. */
    GRANTED,
    /** Not taken. */
    REFUSED,
    /** Something failed over there. */
    AGAIN
  }

  /** What a receipt does. */
  enum Effect {
    /** The document stands there now. */
    ADVANCED,
    /** It is older than what is known. */
    EARLIER,
    /** It contradicts a decision. */
    CONTRADICTION
  }

  /** The kind of document that a receipt of that kind is about; empty if it is no such receipt. */
  static Optional<MessageKind> about(MessageKind receipt) {
    return Optional.ofNullable(ABOUT.get(receipt));
  }

  /** What that code means for a document of that kind that was sent so often. */
  static Meaning meaning(MessageKind document, String status, int tries) {
    if (THEIR_FAULT.contains(status)) {
      return tries < MOST_TRIES ? Meaning.AGAIN : Meaning.REFUSED;
    }
    boolean list = document == MessageKind.CEB621;
    boolean threeDocuments =
        document == MessageKind.CEB311
            || document == MessageKind.CEB411
            || document == MessageKind.CEB511
            || document == MessageKind.CEB513;
    if (KNOWN_ALREADY.contains(status) && tries > 1) {
      return threeDocuments ? Meaning.GRANTED : Meaning.UNDERWAY;
    }
    if (status.startsWith("-") || status.equals("100") || status.equals("700")) {
      return Meaning.REFUSED;
    }
    if (HELD.contains(status)) {
      return Meaning.HELD;
    }
    boolean granted =
        list
            ? Set.of("800", "899").contains(status)
            : status.equals("399") || (threeDocuments && status.equals("120"));
    return granted ? Meaning.GRANTED : Meaning.UNDERWAY;
  }

  /** What a receipt does to a document that stands so. */
  static Effect effect(OutboxEntry entry, String status, Instant at) {
    Meaning meaning = meaning(entry.kind(), status, entry.tries());
    if (!entry.isOpen()) {
      boolean sameEnd =
          entry.state() == OutboxEntry.State.ENDED
              && meaning == meaning(entry.kind(), entry.status(), entry.tries());
      if (sameEnd) {
        return isLater(entry, status, at) ? Effect.ADVANCED : Effect.EARLIER;
      }
      return isFinal(meaning) ? Effect.CONTRADICTION : Effect.EARLIER;
    }
    // A decision counts whatever its date: the clocks of two systems may differ.
    return isFinal(meaning) || isLater(entry, status, at) ? Effect.ADVANCED : Effect.EARLIER;
  }

  static boolean isTheirFault(String status) {
    return THEIR_FAULT.contains(status);
  }

  static boolean isFinal(Meaning meaning) {
    return meaning == Meaning.GRANTED || meaning == Meaning.REFUSED;
  }

  private static boolean isLater(OutboxEntry entry, String status, Instant at) {
    if (entry.statusAt().isEmpty()) {
      return true;
    }
    int compared = at.compareTo(entry.statusAt().get());
    return compared > 0 || (compared == 0 && RANKS.indexOf(status) > RANKS.indexOf(entry.status()));
  }
}
