package bondgate.server.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What is declared to customs about sales. */
@ApplicationScoped
public class Declarations {

  /** Builds, checks and keeps the messages of a sale, to be sent. The same again does nothing. */
  public DeclareResult declare(Declaration declaration, Instant now) {
    throw new UnsupportedOperationException(declaration.saleNo() + now);
  }

  /** Asks customs to cancel the list of that sale. */
  public RequestResult cancel(String zone, String saleNo, String reason, Instant now) {
    throw new UnsupportedOperationException(zone + saleNo + reason + now);
  }

  /** Asks customs to let goods of a released list come back; {@code returnNo} is ours. */
  public RequestResult giveBack(
      String zone,
      String saleNo,
      String returnNo,
      List<ReturnedLine> lines,
      String reason,
      Instant now) {
    throw new UnsupportedOperationException(zone + saleNo + returnNo + lines + reason + now);
  }

  /** What waits since before that time, and why; oldest first. */
  public List<Hanging> hanging(String zone, Instant before) {
    throw new UnsupportedOperationException(zone + before);
  }

  /** All that was sent and received about that sale, oldest first. */
  public List<KeptMessage> messages(String zone, String saleNo) {
    throw new UnsupportedOperationException(zone + saleNo);
  }
}
