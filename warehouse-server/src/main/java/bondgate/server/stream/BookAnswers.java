package bondgate.server.stream;

import bondgate.server.book.DocumentResult;
import bondgate.server.book.OpenBookResult;
import bondgate.server.ledger.TransferResult;

/**
 * What the account book answered, as it is told to who asked: what was asked, what would have been
 * possible, and what to do.
 */
final class BookAnswers {
  private static final String NEW_NUMBER = "check the number; other content needs another number";
  private static final String COMPARE = "compare the book with the goods";

  private BookAnswers() {}

  static ActOutcome of(OpenBookResult result) {
    if (result instanceof OpenBookResult.Opened) {
      return new ActOutcome.Done();
    }
    if (result instanceof OpenBookResult.OpenedBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof OpenBookResult.IsOtherwise other) {
      return refused(
          "bookIsOtherwise",
          other.bookNo() + " with other content",
          other.leafIndex() < 0
              ? "the book of the settings"
              : "the content of leaf " + other.leafIndex(),
          NEW_NUMBER);
    }
    OpenBookResult.NumberMalformed malformed = (OpenBookResult.NumberMalformed) result;
    return malformed(malformed.bookNo(), malformed.expected());
  }

  static ActOutcome of(DocumentResult result) {
    if (result instanceof DocumentResult.Accepted) {
      return new ActOutcome.Done();
    }
    if (result instanceof DocumentResult.AcceptedBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    return new ActOutcome.Refused(refusal((DocumentResult.Refusal) result));
  }

  private static ActAnswer.Refused refusal(DocumentResult.Refusal result) {
    if (result instanceof DocumentResult.NotEnough few) {
      return answer(
          "notEnough",
          "%d pieces of %s from %s".formatted(few.asked(), few.item(), few.holding()),
          "at most %d".formatted(few.available()),
          "ask for fewer, or withdraw what else is planned for them");
    }
    if (result instanceof DocumentResult.ValuesDiffer differ) {
      return answer(
          "valuesDiffer",
          "products worth %d fen".formatted(differ.outFen()),
          "%d fen, which is what goes in".formatted(differ.inFen()),
          "register the product with the value of what it is made of");
    }
    if (result instanceof DocumentResult.ExceedsOriginal exceeds) {
      return answer(
          "exceedsOriginal",
          "%d pieces of line %d of %s"
              .formatted(exceeds.asked(), exceeds.line(), exceeds.original()),
          "at most %d".formatted(exceeds.left()),
          "take back no more than took effect and was not taken back before");
    }
    if (result instanceof DocumentResult.TooLate late) {
      return answer(
          "tooLate",
          "a return of %s, released %s".formatted(late.original(), late.since()),
          "within %d days".formatted(late.daysAllowed()),
          "ask customs; the book takes it by an inbound list");
    }
    if (result instanceof DocumentResult.LinkedRefused linked) {
      return notOnBook(linked.refusal());
    }
    return form(result);
  }

  /** What is wrong with the paper, whatever the book says. */
  private static ActAnswer.Refused form(DocumentResult.Refusal result) {
    if (result instanceof DocumentResult.IsOtherwise other) {
      return otherwise("documentIsOtherwise", other.number(), other.leafIndex());
    }
    if (result instanceof DocumentResult.NumberMalformed malformed) {
      return malformed(malformed.number(), malformed.expected()).answer();
    }
    if (result instanceof DocumentResult.HappensLater later) {
      return later(later.happenedAt(), later.recordedAt());
    }
    if (result instanceof DocumentResult.BookUnknown unknown) {
      return answer(
          "bookUnknown", unknown.bookNo(), "an account book of this zone", "open the book first");
    }
    if (result instanceof DocumentResult.BookEnded ended) {
      return answer(
          "bookEnded",
          "%s on %s".formatted(ended.bookNo(), ended.today()),
          "until " + ended.validUntil(),
          "have customs prolong the book");
    }
    return content(result);
  }

  private static ActAnswer.Refused content(DocumentResult.Refusal result) {
    if (result instanceof DocumentResult.Lacks lacks) {
      return answer(
          "documentLacks",
          "%s without %s".formatted(lacks.kind(), lacks.what()),
          lacks.what(),
          "state it");
    }
    if (result instanceof DocumentResult.UnknownItems unknown) {
      return answer(
          "itemUnknown", unknown.items(), "items of the goods master", "register the item first");
    }
    if (result instanceof DocumentResult.NoSuchWay way) {
      return answer(
          "noSuchWay",
          "%s: %s".formatted(way.kind(), way.asked()),
          way.possible(),
          "choose the document for this way");
    }
    if (result instanceof DocumentResult.OriginalUnknown unknown) {
      return answer(
          "originalUnknown", unknown.original(), unknown.expected(), "check the earlier number");
    }
    DocumentResult.ValueTooLarge large = (DocumentResult.ValueTooLarge) result;
    return answer(
        "valueTooLarge",
        "%d pieces of %s at %d fen".formatted(large.quantity(), large.item(), large.unitValueFen()),
        "a line of at most 10^15 fen",
        "check the quantity");
  }

  static ActAnswer.Refused notOnBook(TransferResult.Refusal refusal) {
    return answer("notOnBook", refusal, "a move that the book can make", COMPARE);
  }

  static ActAnswer.Refused later(Object happened, Object recorded) {
    return answer("happensLater", happened, "not later than " + recorded, "state when it happened");
  }

  static ActAnswer.Refused otherwise(String code, String what, long leafIndex) {
    return answer(
        code, what + " with other content", "the content of leaf " + leafIndex, NEW_NUMBER);
  }

  static ActOutcome.Refused malformed(String number, String expected) {
    return refused(
        "numberMalformed",
        number,
        "a number like " + expected,
        "check the number, or the pattern in the settings");
  }

  static ActOutcome.Refused refused(String code, Object received, Object expected, String todo) {
    return new ActOutcome.Refused(answer(code, received, expected, todo));
  }

  static ActAnswer.Refused answer(String code, Object received, Object expected, String todo) {
    return new ActAnswer.Refused(code, received.toString(), expected.toString(), todo);
  }
}
