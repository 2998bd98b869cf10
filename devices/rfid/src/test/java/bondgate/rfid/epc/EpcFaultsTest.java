package bondgate.rfid.epc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of the EPC codecs with the thing that it stops. */
class EpcFaultsTest {
  @ParameterizedTest
  @CsvSource({
    "3074257BF7194E400000ZZZZ, NOT_HEX",
    "E2801105200078DDFFDE0A0B, TID_AS_EPC",
    "4074257BF7194E4000001A85, UNKNOWN_HEADER",
    "FD3795211411234538566CB0AFC525065F1876F0D996D800, UNKNOWN_HEADER",
    "3074257BF7194E4000001A, TOO_SHORT",
    "3074257BF7194E4000001A850001, BITS_NOT_ZERO",
    "3174257BF4499602D2000001, BITS_NOT_ZERO",
    "307C257BF7194E4000001A85, PARTITION",
    "3077FFFFF7194E4000001A85, DIGITS",
    "3674257BF6B7A60000000000000000000000000000000000000000, SERIAL",
    "F90095201234567891230, CHECK_DIGIT",
    "F90095201234567891236, CHECK_DIGIT",
    "F7379521141123453A566CB0AFC4, NOT_IMPLEMENTED"
  })
  void bitsThatAreNoEpcHaveAName(String hex, EpcFault.Kind kind) {
    EpcFault fault = TagIdentity.decode(hex).fault().orElseThrow();
    assertThat(fault.kind()).as(fault.describe()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "urn:epc:id:sgtin:0614141.812345.6789, SYNTAX",
    "urn:epc:tag:sgtin-97:3.0614141.812345.6789, SYNTAX",
    "urn:epc:tag:sgtin-96:8.0614141.812345.6789, FILTER",
    "urn:epc:tag:sgtin-96:3.0614141.8123456.6789, DIGITS",
    "urn:epc:tag:sgtin-96:3.06141.81234567.6789, DIGITS",
    "urn:epc:tag:sgtin-96:3.0614141.812345.06789, SERIAL",
    "urn:epc:tag:sgtin-96:3.0614141.812345.274877906944, SERIAL",
    "urn:epc:tag:sgtin-96:3.0614141.812345.32a, SERIAL",
    "urn:epc:tag:sgtin-198:3.0614141.812345.123456789012345678901, SERIAL",
    "urn:epc:tag:sgtin-198:3.0614141.812345.a%2, SYNTAX",
    "urn:epc:tag:sgtin-198:3.0614141.812345.a~b, CHARACTER"
  })
  void tagUrisThatNoTagCanCarryHaveAName(String uri, EpcFault.Kind kind) {
    EpcFault fault = TagEpc.parse(uri).fault().orElseThrow();
    assertThat(fault.kind()).as(fault.describe()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "https://id.gs1.org/01/80614141123459/21/6789, CHECK_DIGIT",
    "https://id.gs1.org/01/80614141123458, SERIAL",
    "https://id.gs1.org/01/8061414112345/21/1, CHECK_DIGIT",
    "https://id.gs1.org/8003/106141411234525678, DIGITS"
  })
  void linksThatNameNoThingHaveAName(String uri, EpcFault.Kind kind) {
    EpcFault fault = DigitalLink.parse(uri).get().identity(7).fault().orElseThrow();
    assertThat(fault.kind()).as(fault.describe()).isEqualTo(kind);
  }

  @Test
  void aSerialThatIsTooLongForTheShortSchemeGoesIntoTheLongOne() {
    PureIdentity small = new PureIdentity(KeyKind.SGTIN, "0614141", "812345", "274877906943");
    PureIdentity big = new PureIdentity(KeyKind.SGTIN, "0614141", "812345", "274877906944");
    assertThat(EpcScheme.shortestFor(small)).contains(EpcScheme.SGTIN_96);
    assertThat(EpcScheme.shortestFor(big)).contains(EpcScheme.SGTIN_198);
  }

  @Test
  void aPrefixThatIsNotInTheTableIsAnUnknownLengthAndNeverAGuess() throws IOException {
    DigitalLink link = DigitalLink.parse("https://id.gs1.org/01/06990000000015/21/1").get();
    CompanyPrefixTable supplied = CompanyPrefixTable.supplied();
    assertThat(link.identity(supplied).fault().orElseThrow().kind())
        .isEqualTo(EpcFault.Kind.PREFIX_LENGTH_UNKNOWN);

    CompanyPrefixTable own = CompanyPrefixTable.read(new StringReader("699000 9 # our supplier\n"));
    assertThat(link.identity(supplied.with(own)).get().companyPrefix()).isEqualTo("699000000");
  }

  @Test
  void theLongestEntryOfThePrefixTableCounts() throws IOException {
    CompanyPrefixTable table =
        CompanyPrefixTable.read(new StringReader("690 7\n6901234 9\n# remark\n\n"));
    assertThat(table.prefixLength("690123456789")).isEqualTo(OptionalInt.of(9));
    assertThat(table.prefixLength("690999")).isEqualTo(OptionalInt.of(7));
    assertThat(table.prefixLength("691999")).isEmpty();
    assertThatThrownBy(() -> CompanyPrefixTable.read(new StringReader("690 13")))
        .hasMessageContaining("690 13");
  }

  @Test
  void aChineseBarCodeBecomesATagByTheTable() {
    PureIdentity identity =
        DigitalLink.parse("https://id.gs1.org/01/06901234567892/21/17")
            .get()
            .identity(CompanyPrefixTable.supplied())
            .get();
    assertThat(identity.toUri()).isEqualTo("urn:epc:id:sgtin:6901234.056789.17");
  }
}
