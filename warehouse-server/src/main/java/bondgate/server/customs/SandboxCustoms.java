package bondgate.server.customs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The sandbox of the customs side: reads what is sent as customs would, checks it, and answers with
 * the codes of the specification. What it took and what it still has to answer it remembers when
 * the server is started again, as customs does; how it behaves it does not.
 */
@ApplicationScoped
public class SandboxCustoms implements MessageTransport {
  private final SandboxOffice office;
  private final MessageWriter writer;
  private final SandboxMemory memory;
  private final List<Waiting> waiting = new ArrayList<>();
  private SandboxSwitches switches = SandboxSwitches.PLAIN;
  private long number;
  private boolean remembered;

  @Inject
  SandboxCustoms(
      CustomsForms forms,
      CustomsKeys keys,
      @ConfigProperty(name = "bondgate.data", defaultValue = ".bondgate") Path data,
      @ConfigProperty(name = "bondgate.customs-sandbox-remembers", defaultValue = "true")
          boolean remembers) {
    this(
        forms,
        keys,
        remembers
            ? SandboxMemory.in(data.resolve("customs-sandbox.jsonl"), keys.sealing())
            : SandboxMemory.none(keys.sealing()));
  }

  /** One that forgets. */
  SandboxCustoms(CustomsForms forms, CustomsKeys keys) {
    this(forms, keys, SandboxMemory.none(keys.sealing()));
  }

  SandboxCustoms(CustomsForms forms, CustomsKeys keys, SandboxMemory memory) {
    this.memory = memory;
    this.office = new SandboxOffice(forms, keys.signer());
    this.writer = forms.writer();
  }

  /** An answer that is on its way. */
  private record Waiting(Instant at, long number, IncomingMessage message) {}

  /** Changes how it behaves, from the next message on. */
  public synchronized void behave(SandboxSwitches next) {
    switches = next;
  }

  /** How it behaves. */
  public synchronized SandboxSwitches switches() {
    return switches;
  }

  /** What a person has bought this year elsewhere, in fen: counts against the annual limit. */
  public synchronized void boughtElsewhere(String idNumber, int year, long fen) {
    remember();
    office.bought(idNumber, year, fen);
    String sealed = memory.seal(idNumber.getBytes(StandardCharsets.UTF_8));
    memory.write(
        new SandboxMemory.Line(
            SandboxMemory.What.BOUGHT, 0, sealed, true, Optional.empty(), "", year, fen));
  }

  @Override
  public synchronized SendResult send(OutgoingMessage message, Instant now) {
    if (switches.silent()) {
      return new SendResult.HandedOver();
    }
    remember();
    byte[] bytes = message.bytes();
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    SandboxOffice.Answers answers = office.answer(bytes, switches, at);
    memory.write(
        new SandboxMemory.Line(
            SandboxMemory.What.SENT,
            at.toEpochMilli(),
            memory.seal(bytes),
            answers.sound(),
            Optional.of(switches),
            "",
            0,
            0));
    owe(answers.receipts(), switches, at);
    if (answers.usedRefusal()) {
      switches = switches.withoutRefusal();
    }
    return new SendResult.HandedOver();
  }

  private void owe(List<CebMessage> receipts, SandboxSwitches how, Instant now) {
    List<CebMessage> all = new ArrayList<>(together(receipts, how));
    if (how.twice()) {
      all.addAll(together(receipts, how));
    }
    if (how.outOfOrder()) {
      Collections.reverse(all);
    }
    Instant at = now;
    for (CebMessage receipt : all) {
      at = at.plus(how.delay());
      number++;
      String reference = "sandbox-%d".formatted(number);
      CebMessage numbered = SandboxReceipts.numbered(receipt, number);
      waiting.add(new Waiting(at, number, IncomingMessage.of(reference, writer.write(numbered))));
    }
  }

  /** Once after a start: goes through all that was written down. */
  private void remember() {
    if (!remembered) {
      remembered = true;
      memory.read(this::happenedBefore);
    }
  }

  private void happenedBefore(SandboxMemory.Line line) {
    switch (line.what()) {
      case SENT -> {
        SandboxSwitches how = line.how().orElse(SandboxSwitches.PLAIN);
        Instant at = Instant.ofEpochMilli(line.atMs());
        owe(office.answer(memory.open(line.sealed()), how, at, line.sound()).receipts(), how, at);
      }
      case TAKEN -> forget(line.reference());
      case BOUGHT ->
          office.bought(
              new String(memory.open(line.sealed()), StandardCharsets.UTF_8),
              line.year(),
              line.fen());
    }
  }

  /** With no delay, receipts of one kind come in one message, as customs' gateway packs them. */
  private static List<CebMessage> together(List<CebMessage> receipts, SandboxSwitches how) {
    if (!how.delay().equals(Duration.ZERO) || how.outOfOrder()) {
      return receipts;
    }
    List<CebMessage> packed = new ArrayList<>();
    for (CebMessage receipt : receipts) {
      CebMessage last = packed.isEmpty() ? null : packed.get(packed.size() - 1);
      if (last != null && last.kind() == receipt.kind()) {
        List<CebDocument> documents = new ArrayList<>(last.documents());
        documents.addAll(receipt.documents());
        packed.set(packed.size() - 1, CebMessage.receipt(last.kind(), last.guid(), documents));
      } else {
        packed.add(receipt);
      }
    }
    return packed;
  }

  @Override
  public synchronized List<IncomingMessage> collect(int most, Instant now) {
    remember();
    return waiting.stream()
        .filter(answer -> !answer.at().isAfter(now))
        .sorted(Comparator.comparing(Waiting::at).thenComparing(Waiting::number))
        .limit(most)
        .map(Waiting::message)
        .toList();
  }

  @Override
  public synchronized void taken(IncomingMessage message) {
    forget(message.reference());
    memory.write(
        new SandboxMemory.Line(
            SandboxMemory.What.TAKEN, 0, "", true, Optional.empty(), message.reference(), 0, 0));
  }

  private void forget(String reference) {
    waiting.removeIf(answer -> answer.message().reference().equals(reference));
  }

  @Override
  public synchronized void setAside(IncomingMessage message, String reason) {
    taken(message);
  }
}
