package bondgate.server.customs;

import java.util.List;

/** What was read of received bytes. */
sealed interface ReadResult {

  /** A message. What is odd about it is said, and does not keep it from being understood. */
  record Read(CebMessage message, List<Finding> odd) implements ReadResult {
    public Read {
      odd = List.copyOf(odd);
    }
  }

  /** Nothing that is looked into any further. */
  record Refused(Why why, String text) implements ReadResult {}

  /** Why bytes are not looked into. */
  enum Why {
    /** More bytes than a message may have. */
    TOO_LARGE,
    /** No well-formed XML. */
    NOT_XML,
    /** A document type declaration or an entity. */
    DECLARES_TYPES,
    /** Elements in elements in elements. */
    TOO_DEEP,
    /** More documents, lines or elements than a message may have. */
    TOO_MANY,
    /** Another root element or namespace than those of the messages that are known. */
    UNKNOWN_KIND
  }
}
