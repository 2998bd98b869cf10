package bondgate.server.bondedlist;

/** What was read of received bytes. */
sealed interface ReceiptRead {
  /**
   * A receipt.
   *
   * @param type 报文类型, such as INV201; {@code COMMON} of the answer to an import
   */
  record Read(String type, PaperSaying said) implements ReceiptRead {}

  /** Nothing that is looked into any further, and why. */
  record NotRead(String why) implements ReceiptRead {}
}
