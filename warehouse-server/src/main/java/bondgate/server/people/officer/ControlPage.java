package bondgate.server.people.officer;

import bondgate.server.control.ControlReason;
import bondgate.server.control.ControlTarget;
import java.util.Arrays;
import java.util.List;

/**
 * The control orders of a zone.
 *
 * @param open those that nobody lifted, newest first
 * @param lifted the others, newest first
 * @param asked what stands in the form
 * @param notice what became of the form that was sent
 */
public record ControlPage(
    List<ControlLine> open, List<ControlLine> lifted, Asked asked, ControlNotice notice) {
  /** Takes copies. */
  public ControlPage {
    open = List.copyOf(open);
    lifted = List.copyOf(lifted);
  }

  /** What can be held. */
  public List<ControlTarget.Kind> kinds() {
    return Arrays.asList(ControlTarget.Kind.values());
  }

  /** Why. */
  public List<ControlReason> reasons() {
    return Arrays.asList(ControlReason.values());
  }

  /** The form as the officer filled it in. */
  public record Asked(
      String orderNo, String kind, String target, String reason, String text, String until) {
    static final Asked NOTHING = new Asked("", "", "", "", "", "");

    /** Begun for a tag, from wherever it was looked at; nothing for what is no tag's number. */
    static Asked ofTag(String epc) {
      return epc.matches("[0-9A-F]{4,124}")
          ? new Asked("", ControlTarget.Kind.TAG.name(), epc, "", "", "")
          : NOTHING;
    }
  }
}
