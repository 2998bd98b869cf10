package bondgate.server.customs;

import bondgate.server.secret.Sealing;
import java.util.List;
import java.util.Optional;

/** A message that is about to be kept. */
final class NewMessage {
  private final Optional<String> saleNo;
  private final MessageKind kind;
  private final String number;
  private final String guid;
  private final String docKey;
  private final byte[] sealed;
  private final byte[] digest;

  private NewMessage(
      Optional<String> saleNo, CebMessage message, String number, byte[] bytes, Sealing sealing) {
    this.saleNo = saleNo;
    this.kind = message.kind();
    this.number = number;
    this.guid = message.guid();
    this.docKey = docKey(message.kind(), message.document().head());
    this.sealed = sealing.seal(bytes, place(guid));
    this.digest = sealing.digest(bytes);
  }

  static NewMessage of(
      Optional<String> saleNo, CebMessage message, String number, byte[] bytes, Sealing sealing) {
    return new NewMessage(saleNo, message, number, bytes, sealing);
  }

  /** Where the bytes of a sent message are sealed for. */
  static String place(String guid) {
    return "customs_message " + guid;
  }

  /**
   * What a receipt names a document by: order, payment and waybill by their own numbers, the others
   * by the number inside the enterprise.
   */
  static String docKey(MessageKind kind, CebGroup head) {
    List<String> elements =
        switch (kind) {
          case CEB311, CEB312 -> List.of("ebpCode", "orderNo");
          case CEB411, CEB412 -> List.of("payCode", "payTransactionId");
          case CEB511, CEB512, CEB513, CEB514 -> List.of("logisticsCode", "logisticsNo");
          case CEB621, CEB622, CEB623, CEB624, CEB625, CEB626, CEB711, CEB712 -> List.of("copNo");
          case CEB816, CEB818 -> List.of("invtNo");
          case CEB900 -> List.of("oriCopMsgId");
        };
    return String.join(" ", elements.stream().map(head::get).toList());
  }

  Optional<String> saleNo() {
    return saleNo;
  }

  MessageKind kind() {
    return kind;
  }

  String number() {
    return number;
  }

  String guid() {
    return guid;
  }

  String docKey() {
    return docKey;
  }

  byte[] sealed() {
    return sealed;
  }

  byte[] digest() {
    return digest;
  }
}
