package bondgate.server.customs;

import java.time.Instant;
import java.util.List;

/** Port: how messages get to customs, and receipts back. */
public interface MessageTransport {

  /** Hands a message over. May be called again with the same message. */
  SendResult send(OutgoingMessage message, Instant now);

  /** What came since, at most that many; again what was collected and not {@link #taken}. */
  List<IncomingMessage> collect(int most, Instant now);

  /** Says that it is kept: the transport may forget it. */
  void taken(IncomingMessage message);

  /** Says that it is no message that we can read, and why; it is kept aside. */
  void setAside(IncomingMessage message, String reason);
}
