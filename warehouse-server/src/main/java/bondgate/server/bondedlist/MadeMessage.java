package bondgate.server.bondedlist;

import bondgate.server.customs.Finding;
import java.util.List;

/** What became of making a message. */
sealed interface MadeMessage {
  /** It may be sent. Personal, where it is a gate pass: who applies, and the vehicle's plate. */
  record Ready(String text) implements MadeMessage {}

  /** It is not sent. */
  record Wrong(List<Finding> findings) implements MadeMessage {
    public Wrong {
      findings = List.copyOf(findings);
    }
  }
}
