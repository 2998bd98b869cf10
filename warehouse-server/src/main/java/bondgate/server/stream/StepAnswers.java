package bondgate.server.stream;

import bondgate.server.book.StepResult;
import bondgate.server.book.YearResult;

/** What a document's step, and a year's closing, are answered with. */
final class StepAnswers {
  private StepAnswers() {}

  static ActOutcome of(StepResult result) {
    if (result instanceof StepResult.Done) {
      return new ActOutcome.Done();
    }
    if (result instanceof StepResult.DoneBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    return new ActOutcome.Refused(refusal((StepResult.Refusal) result));
  }

  private static ActAnswer.Refused refusal(StepResult.Refusal result) {
    if (result instanceof StepResult.DocumentUnknown unknown) {
      return BookAnswers.answer(
          "documentUnknown",
          unknown.number(),
          "a document of the account book",
          "hand the document in first");
    }
    if (result instanceof StepResult.IsOtherwise other) {
      return BookAnswers.otherwise("stepIsOtherwise", other.what(), other.leafIndex());
    }
    if (result instanceof StepResult.NumberMalformed malformed) {
      return BookAnswers.malformed(malformed.number(), malformed.expected()).answer();
    }
    if (result instanceof StepResult.HappensLater later) {
      return BookAnswers.later(later.happenedAt(), later.recordedAt());
    }
    if (result instanceof StepResult.NotAsked asked) {
      return BookAnswers.answer(
          "stepNotAsked",
          "%s of %s".formatted(asked.step(), asked.number()),
          "a step that a document of kind %s waits for".formatted(asked.kind()),
          "check the number of the document");
    }
    return standing(result);
  }

  /** What refuses it is how the document stands. */
  private static ActAnswer.Refused standing(StepResult.Refusal result) {
    if (result instanceof StepResult.NotNow now) {
      return BookAnswers.answer(
          "stepNotNow",
          "%s of %s, which is %s".formatted(now.step(), now.number(), now.state()),
          now.expected(),
          "look up how the document stands");
    }
    if (result instanceof StepResult.UnknownLine line) {
      return BookAnswers.answer(
          "lineUnknown",
          "line %d of %s".formatted(line.line(), line.number()),
          "lines 1 to %d".formatted(line.lines()),
          "check the line");
    }
    if (result instanceof StepResult.ExceedsLine exceeds) {
      return BookAnswers.answer(
          "exceedsLine",
          "%d pieces of line %d of %s".formatted(exceeds.asked(), exceeds.line(), exceeds.number()),
          "at most %d".formatted(exceeds.left()),
          "count again; what is beyond the list needs a list of its own");
    }
    return BookAnswers.notOnBook(((StepResult.NotOnBook) result).refusal());
  }

  static ActOutcome of(YearResult result) {
    if (result instanceof YearResult.Closed) {
      return new ActOutcome.Done();
    }
    if (result instanceof YearResult.ClosedBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof YearResult.BookUnknown unknown) {
      return BookAnswers.refused(
          "bookUnknown", unknown.bookNo(), "an account book of this zone", "open the book first");
    }
    if (result instanceof YearResult.NotOver not) {
      return BookAnswers.refused(
          "yearNotOver",
          "year %d at %s".formatted(not.year(), not.now()),
          "a year that is over",
          "close it after its last day");
    }
    if (result instanceof YearResult.EarlierOpen open) {
      return BookAnswers.refused(
          "earlierYearOpen",
          "year " + open.year(),
          "year %d first".formatted(open.earlier()),
          "close the years in their order");
    }
    YearResult.DoesNotBalance broken = (YearResult.DoesNotBalance) result;
    return BookAnswers.refused(
        "yearDoesNotBalance", broken.lines(), "no difference", "read the reconciliation report");
  }
}
