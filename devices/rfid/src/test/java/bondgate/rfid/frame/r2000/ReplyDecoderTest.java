package bondgate.rfid.frame.r2000;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.TagIdentity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyDecoderTest {
  private final ReplyDecoder four = new ReplyDecoder(4);
  private final ReplyDecoder eight = new ReplyDecoder(8);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 8, 16, 31})
  void tagsOfEveryLengthComeBackAsTheyWereSaid(int words) {
    Epc epc = new Epc("A0B1".repeat(words));
    for (int command : new int[] {0x89, 0x8A, 0x8B}) {
      Frame frame = new ReplyEncoder(1, ReplyEncoder.Layout.V3).tag(command, 3, 0x2B, epc, -62);
      assertThat(four.decode(frame))
          .isEqualTo(new Reply.TagReport(3, 0x2B, epc, -62, OptionalInt.empty(), false));
    }
  }

  @ParameterizedTest
  @EnumSource(ReplyEncoder.Layout.class)
  void roundEndsOfBothFirmwaresAreRoundEnds(ReplyEncoder.Layout layout) {
    ReplyEncoder says = new ReplyEncoder(1, layout);

    assertThat(four.decode(says.roundEnd(0x89, 2, 150, 6)))
        .isEqualTo(new Reply.RoundEnd(0x89, OptionalInt.of(2), 6, OptionalInt.empty()));
    assertThat(four.decode(says.fastSwitchEnd(17, 50)))
        .isEqualTo(new Reply.RoundEnd(0x8A, OptionalInt.empty(), 17, OptionalInt.of(50)));
  }

  @Test
  void aTagOfTwoWordsIsNoRoundEndOfTheSameLength() {
    ReplyEncoder says = new ReplyEncoder(1, ReplyEncoder.Layout.V2_2);
    Frame tag = says.tag(0x8A, 1, 0, new Epc("11112222"), -50);
    Frame end = says.fastSwitchEnd(17, 50);

    assertThat(tag.len()).isEqualTo(end.len());
    assertThat(four.decode(tag)).isInstanceOf(Reply.TagReport.class);
    assertThat(four.decode(end)).isInstanceOf(Reply.RoundEnd.class);
  }

  @Test
  void bitSevenOfTheLevelIsAnAntennaOnEightPortsOnly() {
    Frame frame = Frame.of(Bytes.hex("A0130189003000E28011700000020A1B2C3D4EC50D"));

    assertThat(((Reply.TagReport) eight.decode(frame)).antenna()).isEqualTo(4);
    assertThat(((Reply.TagReport) four.decode(frame)).antenna()).isZero();
    assertThat(((Reply.TagReport) eight.decode(frame)).rssiDbm()).isEqualTo(-61);
  }

  @Test
  void twoBytesMoreThanThePcWordSaysArePhaseAndFourAreSuspicious() {
    Frame phase = new Frame(1, 0x89, Bytes.hex("043000" + "1111".repeat(6) + "450101"));
    Frame odd = new Frame(1, 0x89, Bytes.hex("043000" + "1111".repeat(8) + "45"));

    assertThat(four.decode(phase))
        .isInstanceOfSatisfying(
            Reply.TagReport.class,
            tag -> {
              assertThat(tag.phase()).hasValue(0x0101);
              assertThat(tag.suspicious()).isFalse();
            });
    assertThat(four.decode(odd))
        .isInstanceOfSatisfying(
            Reply.TagReport.class,
            tag -> {
              assertThat(tag.suspicious()).isTrue();
              assertThat(tag.epc().words()).isEqualTo(8);
            });
  }

  @Test
  void whatWeDoNotKnowIsKeptAndNamed() {
    Frame strange = new Frame(7, 0xEF, Bytes.of(1, 2, 3));
    Frame halfAWord = new Frame(1, 0x89, Bytes.hex("043000" + "1111".repeat(5) + "1145"));

    assertThat(four.decode(strange)).isEqualTo(new Reply.Unrecognised(strange));
    assertThat(four.decode(halfAWord)).isInstanceOf(Reply.Unrecognised.class);
    assertThat(four.decode(new Frame(1, 0x89, Bytes.of(1, 2))))
        .isInstanceOf(Reply.Unrecognised.class);
    assertThat(((Reply.Failure) four.decode(new Frame(1, 0x76, Bytes.of(0x99)))).describe())
        .isEqualTo("command 0x76: error 0x99 (not in the manual)");
  }

  @ParameterizedTest
  @CsvSource({"98, -31", "90, -39", "89, -41", "65, -65", "64, -66", "31, -99"})
  void levelsFollowTheTableWithItsStep(int value, int dbm) {
    assertThat(RadioTables.rssiDbm(value)).isEqualTo(dbm);
    assertThat(RadioTables.rssiValue(dbm)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"0, 865000", "6, 868000", "7, 902000", "43, 920000", "53, 925000", "59, 928000"})
  void frequenciesAreTwoBands(int index, int kilohertz) {
    assertThat(RadioTables.frequencyKhz(index)).isEqualTo(kilohertz);
  }

  @Test
  void aSettingOfOneByteIsNoErrorAndAnErrorOfOneByteIsNoSetting() {
    ReplyEncoder says = new ReplyEncoder(1, ReplyEncoder.Layout.V3);

    assertThat(four.decode(says.workAntenna(3))).isEqualTo(new Reply.WorkAntenna(3));
    assertThat(four.decode(says.power(26))).isEqualTo(new Reply.Power(List.of(26)));
    assertThat(four.decode(new Frame(1, 0x77, Bytes.of(30, 31, 32, 33))))
        .isEqualTo(new Reply.Power(List.of(30, 31, 32, 33)));
    assertThat(four.decode(new Frame(1, 0x79, Bytes.of(3, 0x2B, 0x35))))
        .isEqualTo(new Reply.Band(3, 0x2B, 0x35));
    assertThat(four.decode(new Frame(1, 0x86, Bytes.of(1))))
        .isEqualTo(new Reply.Match(Optional.empty()));
    for (int command : new int[] {0x75, 0x77, 0x79, 0x81, 0x82}) {
      assertThat(four.decode(new Frame(1, command, Bytes.of(0x53))))
          .isEqualTo(new Reply.Failure(command, 0x53, Optional.of(ErrorCode.RF_CHIP_SILENT)));
    }
  }

  @Test
  void memoryAndItsTagComeBackAndDamageThatTheSumMissesShowsInTheTagsOwnCrc() {
    ReplyEncoder says = new ReplyEncoder(1, ReplyEncoder.Layout.V3);
    Epc epc = new Epc("30751FEB705C5904E3D50D70");
    Frame read = says.memoryRead(1, epc, Bytes.hex("E2801100"), 0x05);

    assertThat(four.decode(read))
        .isInstanceOfSatisfying(
            Reply.MemoryRead.class,
            reply -> {
              assertThat(reply.data()).isEqualTo(Bytes.hex("E2801100"));
              assertThat(reply.tag().epc()).isEqualTo(epc);
              assertThat(reply.tag().check()).isEqualTo(TagIdentity.Check.RIGHT);
              assertThat(reply.antenna()).isEqualTo(1);
            });
    byte[] damaged = read.toBytes().toArray();
    damaged[10]++;
    damaged[11]--;
    Frame passes = Frame.parser().feed(Bytes.of(damaged)).frames().get(0);
    assertThat(((Reply.MemoryRead) four.decode(passes)).tag().isDoubtful()).isTrue();
    assertThat(((Reply.MemoryWritten) four.decode(says.memoryWritten(1, epc, 0x33, 0))).isDone())
        .isFalse();
  }
}
