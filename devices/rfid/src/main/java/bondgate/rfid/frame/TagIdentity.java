package bondgate.rfid.frame;

import bondgate.rfid.Epc;
import java.util.Optional;

/**
 * What a tag says of itself: its PC word, its EPC and, where the protocol reports it, its CRC.
 *
 * @param pc protocol control word, 0 to 65535; its top five bits are the EPC's length in words
 * @param epc the EPC
 * @param check what its CRC says
 */
public record TagIdentity(int pc, Epc epc, Check check) {
  /** What the tag's own CRC says of the PC word and the EPC. */
  public enum Check {
    /** It agrees. */
    RIGHT,
    /** It does not: the report is damaged, and the EPC may be of no tag. */
    WRONG,
    /** The protocol does not report it. */
    NOT_REPORTED
  }

  /** Whether the length of the report contradicts the PC word, or the CRC is wrong. */
  public boolean isDoubtful() {
    return (pc >> 11) != epc.words() || check == Check.WRONG;
  }

  /** From PC and EPC; empty if there is no EPC of whole words in it. */
  public static Optional<TagIdentity> ofPcEpc(Bytes pcAndEpc) {
    return of(pcAndEpc, Check.NOT_REPORTED);
  }

  /** From PC, EPC and CRC; empty if there is no EPC of whole words in it. */
  public static Optional<TagIdentity> ofPcEpcCrc(Bytes bytes) {
    if (bytes.size() < 6) {
      return Optional.empty();
    }
    Check check = TagCrc.isRight(bytes) ? Check.RIGHT : Check.WRONG;
    return of(bytes.slice(0, bytes.size() - 2), check);
  }

  private static Optional<TagIdentity> of(Bytes pcAndEpc, Check check) {
    int epcBytes = pcAndEpc.size() - 2;
    if (epcBytes < 2 || epcBytes > 62 || epcBytes % 2 != 0) {
      return Optional.empty();
    }
    Epc epc = Epc.of(pcAndEpc.slice(2, pcAndEpc.size()).toArray());
    return Optional.of(new TagIdentity(pcAndEpc.wordAt(0), epc, check));
  }

  /** PC and EPC as a tag sends them, the PC word made from the EPC's length. */
  public static Bytes pcEpc(Epc epc) {
    return Bytes.number(((long) epc.words()) << 11, 2).plus(Bytes.of(epc.bytes()));
  }

  /** PC, EPC and CRC as a tag sends them. */
  public static Bytes pcEpcCrc(Epc epc) {
    Bytes pcEpc = pcEpc(epc);
    return pcEpc.plus(Bytes.number(TagCrc.of(pcEpc), 2));
  }
}
