package bondgate.server.customs;

import java.util.Optional;

/**
 * How a message is put together.
 *
 * @param kind which
 * @param document the element around each document; empty if the head stands alone
 * @param head group of a document's head
 * @param line group of its lines; empty if it has none
 * @param mostLines most lines of a document
 * @param mostDocuments most documents of a message
 * @param transfer whether it says who transfers it (BaseTransfer)
 * @param signature whether it may or must be signed
 */
record MessageLayout(
    MessageKind kind,
    Optional<String> document,
    String head,
    Optional<String> line,
    int mostLines,
    int mostDocuments,
    boolean transfer,
    MessageLayout.Signature signature) {

  /** Whether a message is signed. */
  enum Signature {
    NEVER,
    MAY,
    MUST
  }
}
