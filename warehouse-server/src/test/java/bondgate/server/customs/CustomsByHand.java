package bondgate.server.customs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Carries messages by hand to a customs side that remembers, as the duty of the server does. */
@ApplicationScoped
public class CustomsByHand {
  @Inject CustomsForms forms;
  @Inject CustomsKeys keys;
  @Inject CustomsOutbox outbox;
  @Inject CustomsInbox inbox;
  private SandboxCustoms sandbox;

  /** Something that the counterpart does, and that is durable there. */
  @FunctionalInterface
  public interface Steps {
    /** Does it. */
    void step(String name, Runnable what);
  }

  /** The server starts, and with it the customs side, which knows what it knew. */
  public void starts(Path memory, SandboxSwitches switches, String zone, Instant now) {
    sandbox = new SandboxCustoms(forms, keys, SandboxMemory.in(memory, keys.sealing()));
    sandbox.behave(switches);
    outbox.recover(zone, now);
  }

  /** Carries until nothing moves. */
  public void carry(String zone, Steps steps, Instant now) {
    CustomsPost post = new CustomsPost(zone, new Stepping(sandbox, steps), outbox, inbox);
    while (post.round(now)) {}
  }

  private record Stepping(SandboxCustoms sandbox, Steps steps) implements MessageTransport {
    @Override
    public SendResult send(OutgoingMessage message, Instant now) {
      steps.step("customs gets " + message.kind(), () -> sandbox.send(message, now));
      return new SendResult.HandedOver();
    }

    @Override
    public List<IncomingMessage> collect(int most, Instant now) {
      // One at a time: a stop between any two of them.
      return sandbox.collect(1, now);
    }

    @Override
    public void taken(IncomingMessage message) {
      steps.step("customs hears that a receipt is kept", () -> sandbox.taken(message));
    }

    @Override
    public void setAside(IncomingMessage message, String reason) {
      sandbox.setAside(message, reason);
    }
  }
}
