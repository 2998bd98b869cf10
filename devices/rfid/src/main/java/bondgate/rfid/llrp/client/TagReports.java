package bondgate.rfid.llrp.client;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import bondgate.rfid.llrp.FieldValue;
import bondgate.rfid.llrp.LlrpParameter;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes reads of the tags in a report. */
final class TagReports {
  private static final int WEAKEST_DBM = -127;
  private static final int STRONGEST_DBM = 20;
  private static final int MOST_ANTENNAS = 32;
  private static final int READ_DONE = 0;

  private final ReaderClock clock = new ReaderClock();

  /**
   * The read, or nothing if the report lacks the tag or the antenna.
   *
   * @param tag a TagReportData
   * @param received when its message arrived
   */
  Optional<TagRead> read(LlrpParameter.Known tag, Instant received) {
    Optional<Epc> epc = epc(tag);
    long antenna = tag.number("AntennaID", "AntennaID").orElse(0L) - 1;
    if (epc.isEmpty() || antenna < 0 || antenna >= MOST_ANTENNAS) {
      return Optional.empty();
    }
    Optional<Long> phase = tag.number("ImpinjRFPhaseAngle", "PhaseAngle");
    return Optional.of(
        new TagRead(
            epc.get(),
            (int) antenna,
            rssi(tag),
            phase.isPresent() ? OptionalInt.of(phase.get().intValue()) : OptionalInt.empty(),
            readerTime(tag).map(time -> clock.toHost(time, received)).orElse(received)));
  }

  /** The TID that was read with it, as hex; empty if it was not, or the tag did not say. */
  static Optional<String> tid(LlrpParameter.Known tag) {
    return tag.all("C1G2ReadOpSpecResult")
        .map(LlrpParameter.Known::fields)
        .filter(read -> read.number("OpSpecID") == Requests.TID_OPSPEC_ID)
        .filter(read -> read.number("Result") == READ_DONE)
        .map(read -> read.block("ReadData").bytes().toArray())
        .filter(words -> words.length > 0)
        .map(words -> HexFormat.of().withUpperCase().formatHex(words))
        .findFirst();
  }

  /** UTC if the reader has it, else its uptime. */
  private static Optional<Long> readerTime(LlrpParameter.Known tag) {
    return tag.number("FirstSeenTimestampUTC", "Microseconds")
        .or(() -> tag.number("FirstSeenTimestampUptime", "Microseconds"))
        // A broken reader's time near the end of the numbers would overflow the difference.
        .filter(time -> time >= 0 && time < Long.MAX_VALUE / 4);
  }

  private static int rssi(LlrpParameter.Known tag) {
    long dbm =
        tag.number("ImpinjPeakRSSI", "RSSI")
            .map(centi -> Math.round(centi / 100.0))
            .or(() -> tag.number("PeakRSSI", "PeakRSSI"))
            .orElse((long) WEAKEST_DBM);
    return (int) Math.max(WEAKEST_DBM, Math.min(STRONGEST_DBM, dbm));
  }

  private static Optional<Epc> epc(LlrpParameter.Known tag) {
    Optional<FieldValue.Block> short96 = tag.first("EPC_96").map(p -> p.fields().block("EPC"));
    if (short96.isPresent()) {
      return Optional.of(Epc.of(short96.get().bytes().toArray()));
    }
    return tag.first("EPCData")
        .map(parameter -> parameter.fields().block("EPC"))
        .filter(bits -> bits.count() % 16 == 0 && bits.count() > 0 && bits.count() <= 31 * 16)
        .map(bits -> Epc.of(bits.bytes().toArray()));
  }
}
