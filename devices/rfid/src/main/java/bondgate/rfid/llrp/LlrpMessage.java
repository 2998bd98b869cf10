package bondgate.rfid.llrp;

import java.util.List;
import java.util.Objects;

/**
 * A message of LLRP.
 *
 * @param reserved the three bits before the version; zero unless a reader is odd
 * @param version 1 for 1.0.1, 2 for 1.1
 * @param type its number, 0 to 1023
 * @param id what its sender numbered it, 32 bits without sign
 * @param fields its fields; none if the table does not have it
 * @param parameters what is in it
 * @param faults what is wrong with it; everything is kept all the same
 */
public record LlrpMessage(
    int reserved,
    int version,
    int type,
    long id,
    Fields fields,
    List<LlrpParameter> parameters,
    List<LlrpFault> faults)
    implements Holder {
  /** Bytes of the head: reserved bits, version, type, length, id. */
  public static final int HEAD_BYTES = 10;

  /** The longest message that is taken; a reader's report has some kilobytes. */
  public static final int MOST_BYTES = 2 * 1024 * 1024;

  /** Checks the ranges. */
  public LlrpMessage {
    Objects.requireNonNull(fields, "fields");
    parameters = List.copyOf(parameters);
    faults = List.copyOf(faults);
    if ((reserved & ~7) != 0 || version < 0 || version > 7 || type < 0 || type > 1023) {
      throw new IllegalArgumentException(
          "expected reserved and version of 3 bits, type of 10; received %d, %d, %d"
              .formatted(reserved, version, type));
    }
    if (id < 0 || id > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("id must have 32 bits; received " + id);
    }
  }

  /** Its name: {@code RO_ACCESS_REPORT}. */
  @Override
  public String name() {
    return LlrpTable.SUPPLIED.message(type).map(Definition::name).orElse("message " + type);
  }

  /** Its bytes. */
  public Octets toOctets() {
    return LlrpEncoder.encode(this);
  }
}
