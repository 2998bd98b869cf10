package bondgate.rfid.llrp.client;

import bondgate.rfid.llrp.LlrpBuilder;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.LlrpTypes;
import bondgate.rfid.llrp.Octets;
import bondgate.rfid.supervised.WantedOutputs;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The requests that a client sends, by its settings and by what the reader can do. */
final class Requests {
  static final int ROSPEC_ID = 1;
  static final int ACCESSSPEC_ID = 1;
  static final int TID_OPSPEC_ID = 1;
  private static final int EPC_BANK = 1;
  private static final int TID_BANK = 2;
  private static final int MATCHES = 1;
  private static final int WITH_THE_INVENTORY = 0;
  private static final int IMPINJ_ENABLE_EXTENSIONS = 21;
  private static final int PROTOCOL_GEN2 = 1;
  private static final int UPON_N_TAGS_OR_END_OF_AISPEC = 1;
  private static final int KEEPALIVE_PERIODIC = 1;
  private static final int DUAL_TARGET = 2;

  /**
   * Events to be told of (LLRP 1.0.1, NotificationEventType): GPI 1, ROSpec 2, report buffer 3,
   * reader exception 4, antenna 8.
   */
  private static final List<Integer> EVENTS = List.of(1, 2, 3, 4, 8);

  private static final int TAG_POPULATION = 32;

  /** LLRP 1.0.1, GetReaderConfigRequestedData: GPIPortCurrentState. */
  private static final int LEVELS_OF_INPUTS = 9;

  /** In a configuration the level is ignored; the other two are low 0 and high 1. */
  private static final int LEVEL_UNKNOWN = 2;

  private final LlrpSettings settings;

  Requests(LlrpSettings settings) {
    this.settings = settings;
  }

  LlrpBuilder enableImpinjExtensions() {
    return LlrpBuilder.of("CUSTOM_MESSAGE")
        .set("VendorIdentifier", LlrpTypes.IMPINJ)
        .set("MessageSubtype", IMPINJ_ENABLE_EXTENSIONS)
        .octets("Data", Octets.of(new byte[4]));
  }

  LlrpBuilder configuration() {
    LlrpBuilder events = LlrpBuilder.of("ReaderEventNotificationSpec");
    for (int event : EVENTS) {
      events.add(
          LlrpBuilder.of("EventNotificationState")
              .set("EventType", event)
              .set("NotificationState", 1));
    }
    LlrpBuilder configuration =
        LlrpBuilder.of("SET_READER_CONFIG")
            .add(events)
            .add(
                LlrpBuilder.of("KeepaliveSpec")
                    .set("KeepaliveTriggerType", KEEPALIVE_PERIODIC)
                    .set("PeriodicTriggerValue", settings.keepaliveEvery().toMillis()));
    for (int input : settings.inputs()) {
      configuration.add(
          LlrpBuilder.of("GPIPortCurrentState")
              .set("GPIPortNum", input)
              .set("Config", 1)
              .set("State", LEVEL_UNKNOWN));
    }
    return configuration;
  }

  /** How do the inputs stand? A change is told by itself, the level at the begin is not. */
  static LlrpBuilder inputs() {
    return LlrpBuilder.of("GET_READER_CONFIG").set("RequestedData", LEVELS_OF_INPUTS);
  }

  static LlrpBuilder output(WantedOutputs.Level level) {
    return LlrpBuilder.of("SET_READER_CONFIG")
        .add(
            LlrpBuilder.of("GPOWriteData")
                .set("GPOPortNumber", level.output())
                .set("GPOData", level.on() ? 1 : 0));
  }

  static LlrpBuilder ofSpec(String name, int spec) {
    return LlrpBuilder.of(name)
        .set(name.endsWith("ACCESSSPEC") ? "AccessSpecID" : "ROSpecID", spec);
  }

  LlrpBuilder addRoSpec(Optional<LlrpMessage> capabilities) {
    boolean impinj = isImpinj(capabilities);
    LlrpBuilder inventory =
        LlrpBuilder.of("InventoryParameterSpec")
            .set("InventoryParameterSpecID", 1)
            .set("ProtocolID", PROTOCOL_GEN2);
    OptionalInt power = powerIndex(capabilities);
    if (power.isPresent() || settings.session().isPresent()) {
      settings
          .antennas()
          .forEach(antenna -> inventory.add(antenna(antenna, power, capabilities, impinj)));
    }
    LlrpBuilder antennas =
        LlrpBuilder.of("AISpec")
            .words("AntennaIDs", settings.antennas().stream().map(port -> port + 1).toList())
            .add(LlrpBuilder.of("AISpecStopTrigger"))
            .add(inventory);
    LlrpBuilder boundary =
        LlrpBuilder.of("ROBoundarySpec")
            .add(LlrpBuilder.of("ROSpecStartTrigger"))
            .add(LlrpBuilder.of("ROSpecStopTrigger"));
    return LlrpBuilder.of("ADD_ROSPEC")
        .add(
            LlrpBuilder.of("ROSpec")
                .set("ROSpecID", ROSPEC_ID)
                .add(boundary)
                .add(antennas)
                .add(report(impinj)));
  }

  /**
   * On every tag that our inventory hears, whatever its EPC: read its TID. Unverified: LLRP 1.0.1,
   * sections 11 and 15.2, and no recording of a reader that did so was at hand.
   */
  LlrpBuilder addAccessSpec() {
    LlrpBuilder any =
        LlrpBuilder.of("C1G2TagSpec")
            .add(LlrpBuilder.of("C1G2TargetTag").set("MB", EPC_BANK).set("Match", MATCHES));
    LlrpBuilder read =
        LlrpBuilder.of("C1G2Read")
            .set("OpSpecID", TID_OPSPEC_ID)
            .set("MB", TID_BANK)
            .set("WordCount", settings.tidWords());
    return LlrpBuilder.of("ADD_ACCESSSPEC")
        .add(
            LlrpBuilder.of("AccessSpec")
                .set("AccessSpecID", ACCESSSPEC_ID)
                .set("ProtocolID", PROTOCOL_GEN2)
                .set("ROSpecID", ROSPEC_ID)
                .add(LlrpBuilder.of("AccessSpecStopTrigger"))
                .add(LlrpBuilder.of("AccessCommand").add(any).add(read))
                .add(
                    LlrpBuilder.of("AccessReportSpec")
                        .set("AccessReportTrigger", WITH_THE_INVENTORY)));
  }

  private LlrpBuilder antenna(
      int antenna, OptionalInt power, Optional<LlrpMessage> capabilities, boolean impinj) {
    LlrpBuilder out = LlrpBuilder.of("AntennaConfiguration").set("AntennaID", antenna + 1);
    power.ifPresent(
        index ->
            out.add(
                LlrpBuilder.of("RFTransmitter")
                    .set("HopTableID", hopTable(capabilities))
                    .set("ChannelIndex", hopTable(capabilities) == 0 ? 1 : 0)
                    .set("TransmitPower", index)));
    settings
        .session()
        .ifPresent(
            session -> {
              LlrpBuilder command =
                  LlrpBuilder.of("C1G2InventoryCommand")
                      .add(
                          LlrpBuilder.of("C1G2SingulationControl")
                              .set("Session", session)
                              .set("TagPopulation", TAG_POPULATION));
              if (impinj) {
                command.add(
                    LlrpBuilder.impinj(23, "ImpinjInventorySearchMode")
                        .set("InventorySearchMode", DUAL_TARGET));
              }
              out.add(command);
            });
    return out;
  }

  /** Each read at once, with antenna, strength and the time at which the tag was heard. */
  private static LlrpBuilder report(boolean impinj) {
    LlrpBuilder selector =
        LlrpBuilder.of("TagReportContentSelector")
            .set("EnableAntennaID", 1)
            .set("EnablePeakRSSI", 1)
            .set("EnableFirstSeenTimestamp", 1);
    LlrpBuilder report =
        LlrpBuilder.of("ROReportSpec")
            .set("ROReportTrigger", UPON_N_TAGS_OR_END_OF_AISPEC)
            .set("N", 1)
            .add(selector);
    if (impinj) {
      report.add(
          LlrpBuilder.impinj(50, "ImpinjTagReportContentSelector")
              .add(LlrpBuilder.impinj(52, "ImpinjEnableRFPhaseAngle").set("RFPhaseAngleMode", 1))
              .add(LlrpBuilder.impinj(53, "ImpinjEnablePeakRSSI").set("PeakRSSIMode", 1)));
    }
    return report;
  }

  static boolean isImpinj(Optional<LlrpMessage> capabilities) {
    return capabilities
        .flatMap(c -> c.number("GeneralDeviceCapabilities", "DeviceManufacturerName"))
        .filter(maker -> maker == LlrpTypes.IMPINJ)
        .isPresent();
  }

  /** The greatest power of the reader's table that is not above what is asked for. */
  private OptionalInt powerIndex(Optional<LlrpMessage> capabilities) {
    if (settings.powerCentiDbm().isEmpty()) {
      return OptionalInt.empty();
    }
    int asked = settings.powerCentiDbm().getAsInt();
    return capabilities.stream()
        .flatMap(c -> c.all("RegulatoryCapabilities"))
        .flatMap(r -> r.all("UHFBandCapabilities"))
        .flatMap(band -> band.all("TransmitPowerLevelTableEntry"))
        .filter(entry -> entry.fields().number("TransmitPowerValue") <= asked)
        .max(Comparator.comparingLong(entry -> entry.fields().number("TransmitPowerValue")))
        .map(entry -> OptionalInt.of((int) entry.fields().number("Index")))
        .orElse(OptionalInt.empty());
  }

  /** The reader's first hop table, or 0 where it works on a fixed channel. */
  private static long hopTable(Optional<LlrpMessage> capabilities) {
    return capabilities.stream()
        .flatMap(c -> c.all("RegulatoryCapabilities"))
        .flatMap(r -> r.all("UHFBandCapabilities"))
        .flatMap(band -> band.all("FrequencyInformation"))
        .flatMap(frequencies -> frequencies.all("FrequencyHopTable"))
        .mapToLong(table -> table.fields().number("HopTableID"))
        .findFirst()
        .orElse(0);
  }
}
