package bondgate.server.people.staff;

import java.util.ArrayList;
import java.util.List;

/**
 * A destruction that the staff put together, as the page carries it along.
 *
 * @param key of this destruction: stated twice, it takes effect once
 * @param epcs the pieces on the list
 * @param customsNo number of customs' permission
 * @param reason why; no names
 */
public record DestroyForm(String key, List<String> epcs, String customsNo, String reason) {
  /** Takes a copy. */
  public DestroyForm {
    epcs = List.copyOf(epcs);
    customsNo = customsNo.strip();
    reason = reason.strip();
  }

  /** With one more piece. */
  DestroyForm with(String epc) {
    List<String> more = new ArrayList<>(epcs);
    more.add(epc);
    return new DestroyForm(key, more, customsNo, reason);
  }

  /** Number of the document 销毁单. */
  public String number() {
    return "XH-" + key;
  }
}
