package bondgate.server.customs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Carries messages between the tables and a transport, for one zone. */
final class CustomsPost {
  private static final Logger LOG = Logger.getLogger(CustomsPost.class);
  private static final int AT_ONCE = 64;

  private final String zone;
  private final MessageTransport transport;
  private final CustomsOutbox outbox;
  private final CustomsInbox inbox;

  CustomsPost(String zone, MessageTransport transport, CustomsOutbox outbox, CustomsInbox inbox) {
    this.zone = zone;
    this.transport = transport;
    this.outbox = outbox;
    this.inbox = inbox;
  }

  /** Sends what is due and takes what came; whether there was anything. */
  boolean round(Instant now) {
    int sent = send(now);
    return receive(now) > 0 || sent > 0;
  }

  /** Sends what is due. */
  int send(Instant now) {
    List<CustomsOutbox.Taken> all = outbox.take(zone, AT_ONCE, now);
    for (CustomsOutbox.Taken taken : all) {
      if (transport.send(taken.message(), now) instanceof SendResult.Failed failed) {
        outbox.failed(taken, failed.text(), now);
      }
    }
    return all.size();
  }

  /** Takes what came. */
  int receive(Instant now) {
    List<IncomingMessage> messages = transport.collect(AT_ONCE, now);
    if (messages.isEmpty()) {
      return 0;
    }
    try {
      finish(messages, inbox.receive(zone, messages, now));
      return messages.size();
    } catch (RuntimeException e) {
      if (messages.size() == 1) {
        throw e;
      }
      LOG.warnf("%d messages of customs are taken one by one: %s", messages.size(), e.getClass());
      return oneByOne(messages, now);
    }
  }

  /** One that cannot be kept does not keep the others; it stays with the transport. */
  private int oneByOne(List<IncomingMessage> messages, Instant now) {
    int taken = 0;
    for (IncomingMessage message : messages) {
      try {
        finish(List.of(message), inbox.receive(zone, List.of(message), now));
        taken++;
      } catch (RuntimeException e) {
        LOG.errorf(e, "a message of customs could not be kept, and stays: %s", message.reference());
      }
    }
    return taken;
  }

  private void finish(List<IncomingMessage> messages, List<Optional<String>> refused) {
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (refused.get(i).isPresent()) {
        transport.setAside(messages.get(i), refused.get(i).get());
        reasons.add(messages.get(i).reference());
      } else {
        transport.taken(messages.get(i));
      }
    }
    if (!reasons.isEmpty()) {
      LOG.warnf("received from customs and set aside, nothing that we read: %s", reasons);
    }
  }
}
