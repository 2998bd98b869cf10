package bondgate.rfid.epc;

import bondgate.rfid.Epc;

/** What the bits of an EPC say: in a scheme with company prefix, or in a "+" scheme without. */
public sealed interface TagIdentity permits TagEpc, PlusEpc {
  /** The bits as hex, filled with zero bits to whole 16-bit words. */
  String toHex();

  /** The same as a GS1 Digital Link. */
  DigitalLink toDigitalLink();

  /**
   * Decodes an EPC.
   *
   * @param hex the bits from the header byte on; zero bits may follow
   */
  static EpcResult<TagIdentity> decode(String hex) {
    return Attempt.answer(() -> TagBits.decode(BitInput.of(hex)));
  }

  /** Decodes an EPC as a reader reports it. */
  static EpcResult<TagIdentity> decode(Epc epc) {
    return decode(epc.hex());
  }
}
