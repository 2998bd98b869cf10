package bondgate.server.customs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The sandbox of the customs side: reads what is sent as customs would, checks it, and answers with
 * the codes of the specification. It forgets all when the server stops, as no real customs does;
 * what has no answer is sent again then.
 */
@ApplicationScoped
public class SandboxCustoms implements MessageTransport {
  private final SandboxOffice office;
  private final MessageWriter writer;
  private final List<Waiting> waiting = new ArrayList<>();
  private SandboxSwitches switches = SandboxSwitches.PLAIN;
  private long number;

  @Inject
  SandboxCustoms(CustomsForms forms, CustomsKeys keys) {
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
    office.bought(idNumber, year, fen);
  }

  @Override
  public synchronized SendResult send(OutgoingMessage message, Instant now) {
    if (switches.silent()) {
      return new SendResult.HandedOver();
    }
    SandboxOffice.Answers answers = office.answer(message.bytes(), switches, now);
    if (answers.usedRefusal()) {
      switches = switches.withoutRefusal();
    }
    List<CebMessage> all = new ArrayList<>(together(answers.receipts()));
    if (switches.twice()) {
      all.addAll(together(answers.receipts()));
    }
    if (switches.outOfOrder()) {
      Collections.reverse(all);
    }
    Instant at = now;
    for (CebMessage receipt : all) {
      at = at.plus(switches.delay());
      number++;
      String reference = "sandbox-%d".formatted(number);
      CebMessage numbered = office.numbered(receipt, number);
      waiting.add(new Waiting(at, number, IncomingMessage.of(reference, writer.write(numbered))));
    }
    return new SendResult.HandedOver();
  }

  /** With no delay, receipts of one kind come in one message, as customs' gateway packs them. */
  private List<CebMessage> together(List<CebMessage> receipts) {
    if (!switches.delay().equals(Duration.ZERO) || switches.outOfOrder()) {
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
    return waiting.stream()
        .filter(answer -> !answer.at().isAfter(now))
        .sorted(Comparator.comparing(Waiting::at).thenComparing(Waiting::number))
        .limit(most)
        .map(Waiting::message)
        .toList();
  }

  @Override
  public synchronized void taken(IncomingMessage message) {
    waiting.removeIf(answer -> answer.message().reference().equals(message.reference()));
  }

  @Override
  public synchronized void setAside(IncomingMessage message, String reason) {
    taken(message);
  }
}
