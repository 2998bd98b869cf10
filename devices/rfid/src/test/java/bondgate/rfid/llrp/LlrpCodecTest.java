package bondgate.rfid.llrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a message says, what is kept of one that is damaged, and what ends a stream. */
class LlrpCodecTest {
  @Test
  void aReportOfAnImpinjReaderWithPhaseAndFineRssiIsRead() {
    LlrpMessage report =
        LlrpBuilder.of("RO_ACCESS_REPORT")
            .add(
                LlrpBuilder.of("TagReportData")
                    .add(
                        LlrpBuilder.of("EPC_96")
                            .octets("EPC", Octets.hex("3005FB63AC1F3841EC880467")))
                    .add(LlrpBuilder.of("PeakRSSI").set("PeakRSSI", -50))
                    .add(LlrpBuilder.impinj(56, "ImpinjRFPhaseAngle").set("PhaseAngle", 4095))
                    .add(LlrpBuilder.impinj(57, "ImpinjPeakRSSI").set("RSSI", -5025)))
            .message(1, 9);
    LlrpMessage again = LlrpDecoder.decode(report.toOctets());
    assertThat(again).isEqualTo(report);
    LlrpParameter.Known tag = again.first("TagReportData").orElseThrow();
    assertThat(tag.number("PeakRSSI", "PeakRSSI")).contains(-50L);
    assertThat(tag.number("ImpinjRFPhaseAngle", "PhaseAngle")).contains(4095L);
    assertThat(tag.number("ImpinjPeakRSSI", "RSSI")).contains(-5025L);
  }

  @Test
  void anUnknownCustomParameterIsKeptAsItsBytes() {
    Octets bytes = Octets.hex("043D0000001A00000001" + "03FF00100000ABCD00000001DEADBEEF");
    LlrpMessage message = LlrpDecoder.decode(bytes);
    assertThat(message.faults()).isEmpty();
    LlrpParameter.Known custom = message.first("Custom").orElseThrow();
    assertThat(custom.fields().block("Data").bytes()).hasToString("DEADBEEF");
    assertThat(message.toOctets()).isEqualTo(bytes);
  }

  @Test
  void aParameterOfAnUnknownNumberIsSkippedByItsLength() {
    Octets bytes = Octets.hex("043D0000001200000001" + "03000004" + "00F00004");
    LlrpMessage message = LlrpDecoder.decode(bytes);
    assertThat(message.faults()).isEmpty();
    assertThat(message.parameters().get(0)).isInstanceOf(LlrpParameter.Unknown.class);
    assertThat(message.first("TagReportData")).isPresent();
  }

  @Test
  void anUnknownParameterWithoutLengthEndsItsTagButNotTheNextOne() {
    Octets bytes =
        Octets.hex("043D0000001D00000001" + "00F0000881000195" + "00F00007810002" + "00F00003");
    LlrpMessage message = LlrpDecoder.decode(bytes);
    List<LlrpParameter.Known> tags = message.all("TagReportData").toList();
    assertThat(tags).hasSize(2);
    assertThat(tags.get(0).number("AntennaID", "AntennaID")).contains(1L);
    assertThat(tags.get(1).number("AntennaID", "AntennaID")).contains(2L);
    assertThat(message.faults())
        .extracting(LlrpFault::kind)
        .containsExactly(LlrpFault.Kind.UNKNOWN_TV, LlrpFault.Kind.PARAMETER_LENGTH);
    assertThat(message.toOctets()).isEqualTo(bytes);
  }

  @Test
  void parametersWithinParametersEndAtSixteen() {
    BitWriter out = new BitWriter();
    for (int left = 100; left > 0; left--) {
      out.put(240, 16);
      out.put(left * 4L, 16);
    }
    BitWriter message = new BitWriter();
    message.put(0x043D, 16);
    message.put(LlrpMessage.HEAD_BYTES + 400L, 32);
    message.put(1, 32);
    message.put(out.toOctets());
    LlrpMessage decoded = LlrpDecoder.decode(message.toOctets());
    assertThat(decoded.faults())
        .extracting(LlrpFault::kind)
        .containsExactly(LlrpFault.Kind.TOO_DEEP);
    assertThat(decoded.toOctets()).isEqualTo(message.toOctets());
  }

  @Test
  void anImpossibleHeadBreaksTheStreamForGood() {
    for (String head :
        List.of("0C3D0000000A00000000", "043D0000000900000000", "043D0020000100000000")) {
      LlrpStream stream = new LlrpStream();
      assertThat(stream.feed(Octets.hex(head).toArray())).isEmpty();
      assertThat(stream.broken()).isPresent();
      assertThat(stream.feed(Octets.hex("043E0000000A00000000").toArray())).isEmpty();
      assertThat(stream.held()).isEqualTo(LlrpMessage.HEAD_BYTES);
    }
  }

  @Test
  void aMessageOfTwoMebibytesIsTaken() {
    byte[] longest = new byte[LlrpMessage.MOST_BYTES];
    System.arraycopy(Octets.hex("043D0020000000000000").toArray(), 0, longest, 0, 10);
    assertThat(new LlrpStream().feed(longest)).hasSize(1);
  }

  @Test
  void aNameThatTheTableDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> LlrpBuilder.of("ROSpeck")).hasMessageContaining("ROSpeck");
    assertThatThrownBy(() -> LlrpBuilder.of("ROSpec").set("Prority", 1))
        .hasMessageContaining("Priority");
  }
}
