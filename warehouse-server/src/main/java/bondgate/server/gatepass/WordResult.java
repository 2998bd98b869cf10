package bondgate.server.gatepass;

import bondgate.server.book.StepResult;
import java.util.List;

/**
 * What became of a word of customs, or of a comparison. Where several refusals would apply, the
 * first in the order of this file is given.
 */
public sealed interface WordResult {
  /** It is on record, and what follows from it took effect. */
  record Done() implements WordResult {}

  /** The same was on record before, by that leaf. */
  record DoneBefore(long leafIndex) implements WordResult {}

  /** No pass of that number for which customs is asked, or of which the pieces are known. */
  record PassUnknown(String passNo) implements WordResult {}

  /** The same was said with another number or content, by that leaf. */
  record IsOtherwise(String passNo, long leafIndex) implements WordResult {}

  /** These tags are not on the pass. */
  record NotOfPass(String passNo, List<String> epcs) implements WordResult {
    /** Takes a copy. */
    public NotOfPass {
      epcs = List.copyOf(epcs);
    }
  }

  /** The pass does not stand so that this could be. */
  record NotNow(String received, String expected) implements WordResult {}

  /** The book did not take the step that follows. */
  record NotStepped(StepResult.Refusal why) implements WordResult {}
}
