package bondgate.server.bondedlist;

import bondgate.server.customs.IncomingMessage;
import bondgate.server.customs.MessageTransport;
import bondgate.server.customs.OutgoingMessage;
import bondgate.server.customs.SendResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Carries lists, passes and receipts between the tables and a transport, for one zone. */
final class ListPost {
  private static final Logger LOG = Logger.getLogger(ListPost.class);
  private static final int AT_ONCE = 16;

  private final String zone;
  private final MessageTransport transport;
  private final ListOutbox outbox;
  private final ListInbox inbox;

  ListPost(String zone, MessageTransport transport, ListOutbox outbox, ListInbox inbox) {
    this.zone = zone;
    this.transport = transport;
    this.outbox = outbox;
    this.inbox = inbox;
  }

  /** Sends what is due and takes what came; whether there was anything. */
  boolean round(Instant now) {
    List<ListOutbox.Taken> due = new ArrayList<>(outbox.take(PaperKind.INV101, zone, AT_ONCE, now));
    due.addAll(outbox.take(PaperKind.SAS121, zone, AT_ONCE, now));
    for (ListOutbox.Taken taken : due) {
      OutgoingMessage message =
          OutgoingMessage.of(
              taken.kind().name(),
              taken.innerNo(),
              taken.content().getBytes(StandardCharsets.UTF_8));
      if (transport.send(message, now) instanceof SendResult.Failed failed) {
        outbox.failed(taken, failed.text(), now);
      } else {
        outbox.sent(taken);
      }
    }
    List<IncomingMessage> came = transport.collect(AT_ONCE, now);
    came.forEach(message -> receive(message, now));
    return !due.isEmpty() || !came.isEmpty();
  }

  private void receive(IncomingMessage message, Instant now) {
    Optional<String> refused = message.broken();
    if (refused.isEmpty()
        && inbox.receive(zone, message.bytes(), now) instanceof ReceiveResult.NotRead not) {
      refused = Optional.of(not.why());
    }
    // Kept and committed: only now may the transport forget it.
    if (refused.isPresent()) {
      LOG.warnf("set aside, no receipt of a bonded list or pass: %s", message.reference());
      transport.setAside(message, refused.get());
    } else {
      transport.taken(message);
    }
  }
}
