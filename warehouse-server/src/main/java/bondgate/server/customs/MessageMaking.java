package bondgate.server.customs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the bytes of messages: built, checked, signed where they must be, sealed to be kept. */
@ApplicationScoped
class MessageMaking {
  private final CustomsForms forms;
  private final CustomsKeys keys;

  @Inject
  MessageMaking(CustomsForms forms, CustomsKeys keys) {
    this.forms = forms;
    this.keys = keys;
  }

  /** Messages, or what is wrong with them. */
  record Made(List<NewMessage> messages, List<Finding> findings) {
    Made {
      messages = List.copyOf(messages);
      findings = List.copyOf(findings);
    }
  }

  /** The messages of a sale that this server sends itself; all four are checked together. */
  Made ofSale(Enterprises who, Declaration sale, Set<MessageKind> send, Instant now) {
    SaleMessages parts = new SaleMessages(who, sale, now);
    List<CebMessage> all = List.of(parts.order(), parts.payment(), parts.waybill(), parts.list());
    List<Finding> findings = new ArrayList<>();
    all.forEach(message -> findings.addAll(forms.checkFields(message)));
    findings.addAll(
        forms
            .business()
            .check(
                all.get(0).document(),
                all.get(1).document().head(),
                all.get(2).document().head(),
                all.get(3).document(),
                sale.buyer().verified()));
    if (!findings.isEmpty()) {
      return new Made(List.of(), findings);
    }
    List<NewMessage> messages = new ArrayList<>();
    for (CebMessage message : all) {
      if (send.contains(message.kind())) {
        messages.add(finished(Optional.of(sale.saleNo()), message, "", findings));
      }
    }
    return new Made(messages, findings);
  }

  /** One message. */
  Made one(Optional<String> saleNo, CebMessage message, String number) {
    List<Finding> findings = new ArrayList<>(forms.checkFields(message));
    if (!findings.isEmpty()) {
      return new Made(List.of(), findings);
    }
    NewMessage made = finished(saleNo, message, number, findings);
    return new Made(List.of(made), findings);
  }

  private NewMessage finished(
      Optional<String> saleNo, CebMessage message, String number, List<Finding> findings) {
    byte[] plain = forms.writer().write(message);
    byte[] bytes = forms.mustBeSigned(message.kind()) ? keys.signer().sign(plain) : plain;
    findings.addAll(forms.checkSchemas(message.kind(), bytes));
    return NewMessage.of(saleNo, message, number, bytes, keys.sealing());
  }

  /** A message of ours, opened and read again. */
  CebMessage reopen(String guid, byte[] sealed) {
    byte[] bytes = keys.sealing().open(sealed, NewMessage.place(guid));
    if (forms.reader().read(bytes) instanceof ReadResult.Read read) {
      return read.message();
    }
    throw new IllegalStateException("a message that was sent does not read: " + guid);
  }
}
