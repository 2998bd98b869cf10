package bondgate.server.bondedlist;

import java.util.List;
import java.util.Optional;

/** The two papers, and how their messages are put together in each form. */
enum PaperKind {
  /** 核注清单. */
  INV101(
      "http://www.w3.org/2000/09/xmldsig#",
      new Groups("INV101", "BondInvtBsc", "BondInvtDt", Optional.empty()),
      new Groups("InvtMessage", "InvtHeadType", "InvtListType", Optional.of("InvtCbecBill"))),
  /** 核放单. */
  SAS121(
      "",
      new Groups("SAS121", "SasPassportBsc", "SasPassportDt", Optional.of("SasPassportRlt")),
      new Groups("PassPortMessage", "PassportHead", "PassportList", Optional.of("PassportAcmp")));

  private final String customsNamespace;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Groups customs;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Groups window;

  PaperKind(String customsNamespace, Groups customs, Groups window) {
    this.customsNamespace = customsNamespace;
    this.customs = customs;
    this.window = window;
  }

  /**
   * Elements of one form.
   *
   * @param root around all
   * @param head the head's
   * @param line each line's
   * @param link each document's that belongs to it: retail lists of a bonded list, lists of a pass;
   *     customs' form of a bonded list has no place for them
   */
  record Groups(String root, String head, String line, Optional<String> link) {
    List<String> all() {
      return link.isPresent() ? List.of(head, line, link.get()) : List.of(head, line);
    }
  }

  Groups groups(MessageForm form) {
    return switch (form) {
      case CUSTOMS -> customs;
      case WINDOW -> window;
    };
  }

  /** The namespace of its elements; empty: none. The window's form has none. */
  String namespace(MessageForm form) {
    return form == MessageForm.CUSTOMS ? customsNamespace : "";
  }

  /** Table of its papers; what belongs to one is in tables that begin with the same name. */
  String table() {
    return this == INV101 ? "bonded_list" : "bonded_pass";
  }

  /** Column by which those name the paper. */
  String key() {
    return this == INV101 ? "list_id" : "pass_id";
  }

  /** With the names of its tables in a statement: {@code #} the table, {@code @} the column. */
  String in(String sql) {
    return sql.replace("#", table()).replace("@", key());
  }

  /** Our own number in its values. */
  String innerNo() {
    return this == INV101 ? "etpsInnerInvtNo" : "etpsPreentNo";
  }
}
