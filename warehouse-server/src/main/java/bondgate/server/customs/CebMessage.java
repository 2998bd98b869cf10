package bondgate.server.customs;

import java.util.List;
import java.util.Optional;

/**
 * A message 报文.
 *
 * @param kind which
 * @param guid its number: 36 characters
 * @param version of the message, usually 1.0
 * @param documents what it is about
 * @param transfer who transfers it (BaseTransfer)
 * @param subscribes who else gets it (BaseSubscribe)
 * @param extension ExtendMessage as XML, not looked into
 * @param signature ds:Signature as XML, not looked into
 */
record CebMessage(
    MessageKind kind,
    String guid,
    String version,
    List<CebDocument> documents,
    Optional<CebGroup> transfer,
    List<CebGroup> subscribes,
    Optional<String> extension,
    Optional<String> signature) {

  CebMessage {
    documents = List.copyOf(documents);
    subscribes = List.copyOf(subscribes);
  }

  /** A message of one document, unsigned. */
  static CebMessage of(MessageKind kind, String guid, CebDocument document, CebGroup transfer) {
    return new CebMessage(
        kind,
        guid,
        "1.0",
        List.of(document),
        Optional.of(transfer),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** A receipt. */
  static CebMessage receipt(MessageKind kind, String guid, List<CebDocument> documents) {
    return new CebMessage(
        kind,
        guid,
        "1.0",
        documents,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The only document, or the first. */
  CebDocument document() {
    return documents.get(0);
  }
}
