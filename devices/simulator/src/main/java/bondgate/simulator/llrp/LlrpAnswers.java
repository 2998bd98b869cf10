package bondgate.simulator.llrp;

import bondgate.rfid.Epc;
import bondgate.rfid.llrp.LlrpBuilder;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.LlrpParameter;
import bondgate.rfid.llrp.LlrpTypes;
import bondgate.rfid.llrp.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages that a virtual reader sends. */
final class LlrpAnswers {
  static final int UNSUPPORTED_MESSAGE = 109;
  static final int FIELD_ERROR = 101;
  private static final int IMPINJ_EXTENSIONS_ENABLED = 22;

  private final int antennas;
  private final boolean impinj;

  LlrpAnswers(int antennas, boolean impinj) {
    this.antennas = antennas;
    this.impinj = impinj;
  }

  static LlrpBuilder status(int code, String description) {
    return LlrpBuilder.of("LLRPStatus")
        .set("StatusCode", code)
        .text("ErrorDescription", description);
  }

  /** The response to a request, with this status. */
  LlrpMessage response(LlrpMessage request, int code, String description) {
    if (request.type() == LlrpTypes.CUSTOM_MESSAGE) {
      return LlrpBuilder.of("CUSTOM_MESSAGE")
          .set("VendorIdentifier", LlrpTypes.IMPINJ)
          .set("MessageSubtype", IMPINJ_EXTENSIONS_ENABLED)
          .octets("Data", Octets.hex("011F000800000000"))
          .message(request.version(), request.id());
    }
    String name = request.name() + "_RESPONSE";
    return LlrpBuilder.of(name)
        .add(status(code, description))
        .message(request.version(), request.id());
  }

  LlrpMessage error(LlrpMessage request, int code, String description) {
    return LlrpBuilder.of("ERROR_MESSAGE").add(status(code, description)).message(1, request.id());
  }

  LlrpMessage capabilities(LlrpMessage request) {
    LlrpBuilder bands = LlrpBuilder.of("UHFBandCapabilities");
    for (int i = 1; i <= 81; i++) {
      bands.add(
          LlrpBuilder.of("TransmitPowerLevelTableEntry")
              .set("Index", i)
              .set("TransmitPowerValue", 1000 + 25 * (i - 1)));
    }
    bands.add(
        LlrpBuilder.of("FrequencyInformation")
            .set("Hopping", 1)
            .add(LlrpBuilder.of("FrequencyHopTable").set("HopTableID", 1)));
    return LlrpBuilder.of("GET_READER_CAPABILITIES_RESPONSE")
        .add(status(0, ""))
        .add(
            LlrpBuilder.of("GeneralDeviceCapabilities")
                .set("MaxNumberOfAntennaSupported", antennas)
                .set("HasUTCClockCapability", 1)
                .set("DeviceManufacturerName", impinj ? LlrpTypes.IMPINJ : 0)
                .text("ReaderFirmwareVersion", "virtual 1"))
        .add(LlrpBuilder.of("RegulatoryCapabilities").set("CountryCode", 156).add(bands))
        .message(request.version(), request.id());
  }

  /** Which versions it speaks. */
  LlrpMessage versions(LlrpMessage request) {
    return LlrpBuilder.of("GET_SUPPORTED_VERSION_RESPONSE")
        .set("CurrentVersion", 1)
        .set("SupportedVersion", 2)
        .add(status(0, ""))
        .message(request.version(), request.id());
  }

  static LlrpMessage event(LlrpBuilder event, Instant at) {
    return LlrpBuilder.of("READER_EVENT_NOTIFICATION")
        .add(
            LlrpBuilder.of("ReaderEventNotificationData")
                .add(LlrpBuilder.of("UTCTimestamp").set("Microseconds", micros(at)))
                .add(event))
        .message(1, 0);
  }

  LlrpMessage report(
      Epc epc,
      int antenna,
      int rssiDbm,
      int phase,
      Instant at,
      long id,
      Optional<LlrpBuilder> tid) {
    LlrpBuilder tag = LlrpBuilder.of("TagReportData");
    if (epc.words() == 6) {
      tag.add(LlrpBuilder.of("EPC_96").octets("EPC", Octets.of(epc.bytes())));
    } else {
      tag.add(LlrpBuilder.of("EPCData").bits("EPC", epc.words() * 16, Octets.of(epc.bytes())));
    }
    tag.add(LlrpBuilder.of("AntennaID").set("AntennaID", antenna + 1))
        .add(LlrpBuilder.of("PeakRSSI").set("PeakRSSI", rssiDbm))
        .add(LlrpBuilder.of("FirstSeenTimestampUTC").set("Microseconds", micros(at)));
    tid.ifPresent(tag::add);
    if (impinj) {
      tag.add(LlrpBuilder.impinj(56, "ImpinjRFPhaseAngle").set("PhaseAngle", phase))
          .add(LlrpBuilder.impinj(57, "ImpinjPeakRSSI").set("RSSI", rssiDbm * 100L));
    }
    return LlrpBuilder.of("RO_ACCESS_REPORT").add(tag).message(1, id);
  }

  /** What a C1G2Read of the TID bank comes to: words, or that there are not so many (result 1). */
  static LlrpBuilder tidRead(LlrpParameter.Known read, Octets tid) {
    int from = (int) read.fields().number("WordPointer");
    int count = (int) read.fields().number("WordCount");
    boolean there = 2 * (from + count) <= tid.size() && count > 0;
    LlrpBuilder result =
        LlrpBuilder.of("C1G2ReadOpSpecResult")
            .set("Result", there ? 0 : 1)
            .set("OpSpecID", read.fields().number("OpSpecID"));
    List<Integer> words = new ArrayList<>();
    for (int word = from; there && word < from + count; word++) {
      words.add(tid.at(2 * word) << 8 | tid.at(2 * word + 1));
    }
    return result.words("ReadData", words);
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
  }
}
