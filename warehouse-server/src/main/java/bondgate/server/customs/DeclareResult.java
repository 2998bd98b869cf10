package bondgate.server.customs;

import java.util.List;

/** What became of a declaration. */
public sealed interface DeclareResult {

  /** It is kept and will be sent. */
  record Queued(List<String> guids) implements DeclareResult {
    /** With a copy of the list. */
    public Queued {
      guids = List.copyOf(guids);
    }
  }

  /** The same was declared before; nothing is sent twice. */
  record Again(List<String> guids) implements DeclareResult {
    /** With a copy of the list. */
    public Again {
      guids = List.copyOf(guids);
    }
  }

  /** Another content was declared for this sale before: that one stands. */
  record IsOtherwise(String saleNo) implements DeclareResult {}

  /** It is not sent: all that is wrong with it. */
  record Invalid(List<Finding> findings) implements DeclareResult {
    /** With a copy of the list. */
    public Invalid {
      findings = List.copyOf(findings);
    }
  }
}
