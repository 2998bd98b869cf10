package bondgate.server.courier;

/** What a scan of a tag into a parcel comes to. */
public sealed interface ScanResult {
  /**
   * It belongs there.
   *
   * @param missing how many are still to be scanned; 0: it is packed
   */
  record Taken(int missing) implements ScanResult {}

  /** It was scanned before. */
  record Again() implements ScanResult {}

  /** It is no piece of this parcel. */
  record Wrong() implements ScanResult {}

  /** There is no parcel to be packed: it has no waybill, or will never go. */
  record NothingToPack() implements ScanResult {}
}
