package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Carries customs' messages by hand, to a sandbox that notes what it was sent. */
@ApplicationScoped
public class CustomsRounds {
  @Inject CustomsOutbox outbox;
  @Inject CustomsInbox inbox;
  @Inject CustomsForms forms;
  @Inject CustomsKeys keys;

  private SandboxCustoms sandbox;
  private final Map<String, Set<String>> contents = new HashMap<>();

  /** Nothing was sent yet. */
  public void begin() {
    sandbox = sandbox == null ? new SandboxCustoms(forms, keys) : sandbox;
    sandbox.behave(SandboxSwitches.PLAIN);
    contents.clear();
  }

  /** The next list is refused. */
  public void refuses(String code) {
    sandbox.behave(SandboxSwitches.PLAIN.withRefusal(code));
  }

  /** One round of a process that is alive or not. */
  public void round(String zone, Instant now, BooleanSupplier dead) {
    new CustomsPost(zone, new Watched(dead), outbox, inbox).round(now);
  }

  /** What a start does first. */
  public void recover(String zone, Instant now) {
    outbox.recover(zone, now);
  }

  /** Each document that was sent has one content. */
  public void nothingWasSentWithTwoContents() {
    contents.forEach((document, texts) -> assertThat(texts).as(document).hasSize(1));
  }

  /** The kinds of documents that were sent, each document once. */
  public List<String> documents() {
    return contents.keySet().stream().map(key -> key.split(" ", 2)[0]).sorted().toList();
  }

  private final class Watched implements MessageTransport {
    private final BooleanSupplier dead;

    Watched(BooleanSupplier dead) {
      this.dead = dead;
    }

    private void alive() {
      if (dead.getAsBoolean()) {
        throw new IllegalStateException("a dead process sends nothing");
      }
    }

    @Override
    public SendResult send(OutgoingMessage message, Instant now) {
      alive();
      CebMessage read = ((ReadResult.Read) forms.reader().read(message.bytes())).message();
      String document =
          "%s %s".formatted(read.kind(), NewMessage.docKey(read.kind(), read.document().head()));
      contents
          .computeIfAbsent(document, key -> new HashSet<>())
          .add(HexFormat.of().formatHex(MessageIds.sha256(message.bytes())));
      return sandbox.send(message, now);
    }

    @Override
    public List<IncomingMessage> collect(int most, Instant now) {
      alive();
      return sandbox.collect(most, now);
    }

    @Override
    public void taken(IncomingMessage message) {
      alive();
      sandbox.taken(message);
    }

    @Override
    public void setAside(IncomingMessage message, String reason) {
      alive();
      sandbox.setAside(message, reason);
    }
  }
}
