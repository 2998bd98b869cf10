package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The field table against messages, and against the official schemas. */
class FieldCheckTest {
  @TempDir Path folder;

  private static FieldCheck check(CebEdition edition) throws java.io.IOException {
    return new FieldCheck(FieldTable.of(edition), CodeTables.read(Optional.empty()));
  }

  @TestFactory
  Stream<DynamicTest> eachWrongFieldIsFound() throws Exception {
    return Stream.of(
        wrong(FindingCode.MISSING, "buyerName", ""),
        wrong(FindingCode.LENGTH, "orderNo", "x".repeat(61)),
        wrong(FindingCode.LENGTH, "currency", "14"),
        wrong(FindingCode.LETTER, "consignee", "a\u0007b"),
        wrong(FindingCode.LETTER, "consignee", "line\nbreak"),
        wrong(FindingCode.NUMBER, "goodsValue", "12,5"),
        wrong(FindingCode.NUMBER, "goodsValue", "1e3"),
        wrong(FindingCode.NUMBER, "goodsValue", "-1"),
        wrong(FindingCode.NUMBER, "goodsValue", "0.123456"),
        wrong(FindingCode.NUMBER, "goodsValue", "12345678901234567890"),
        wrong(FindingCode.TIME, "appTime", "20260230120000"),
        wrong(FindingCode.TIME, "appTime", "2026-03-01 12"),
        wrong(FindingCode.FIXED_VALUE, "currency", "502"),
        wrong(FindingCode.FIXED_VALUE, "buyerIdType", "2"),
        wrong(FindingCode.CODE, "appType", "4"),
        wrong(FindingCode.CODE, "orderType", "E"),
        wrong(FindingCode.UNKNOWN_ELEMENT, "acturalPay", "1"));
  }

  private static DynamicTest wrong(FindingCode code, String element, String value)
      throws Exception {
    CebMessage message = TestSales.messages(TestSales.sale("z", "S-1")).get(0);
    message.document().head().put(element, value);
    List<Finding> findings = check(CebEdition.OF_2022).check(message);
    return DynamicTest.dynamicTest(
        "%s %s".formatted(code, element),
        () -> {
          assertThat(findings).hasSize(1);
          assertThat(findings.get(0).code()).isEqualTo(code);
          assertThat(findings.get(0).element()).isEqualTo("OrderHead/" + element);
        });
  }

  @Test
  void noLinesTooManyLinesAndAGapInTheirNumbersAreFound() throws Exception {
    CebMessage message = TestSales.messages(TestSales.sale("z", "S-1")).get(0);
    CebGroup line = message.document().lines().get(0);

    assertThat(codes(message, List.of())).containsExactly(FindingCode.COUNT);
    List<CebGroup> hundred = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      hundred.add(line.copy().put("gnum", Integer.toString(i)));
    }
    assertThat(codes(message, hundred)).containsExactly(FindingCode.COUNT);
    assertThat(codes(message, List.of(line, line.copy().put("gnum", "3"))))
        .containsExactly(FindingCode.LINE_NUMBER);
  }

  private static List<FindingCode> codes(CebMessage message, List<CebGroup> lines)
      throws Exception {
    CebDocument document = new CebDocument(message.document().head(), lines);
    CebMessage changed =
        CebMessage.of(message.kind(), message.guid(), document, message.transfer().orElseThrow());
    return check(CebEdition.OF_2022).check(changed).stream().map(Finding::code).toList();
  }

  @Test
  void theEditionsDifferInTheLengthOfTheItemNumber() throws Exception {
    CebMessage list = TestSales.messages(TestSales.sale("z", "S-1")).get(3);
    list.document().lines().get(0).put("itemNo", "x".repeat(25));

    assertThat(check(CebEdition.OF_2018).check(list)).isEmpty();
    assertThat(check(CebEdition.OF_2022).check(list))
        .extracting(Finding::element)
        .containsExactly("InventoryList[1]/itemNo");
  }

  @Test
  void aFolderOfCodeTablesMakesUnitsAndCountriesBinding() throws Exception {
    Files.writeString(folder.resolve("base_unit_info.csv"), "1,007,个,\n2,035,千克,\n");
    Files.writeString(folder.resolve("base_country_info.csv"), "1,305,FRA,法国,France,\n");
    Files.writeString(folder.resolve("base_customs_info.csv"), "1,8301,贵阳,\n");
    CodeTables tables = CodeTables.read(Optional.of(folder));

    assertThat(tables.wrong("unit", "007")).isEmpty();
    assertThat(tables.wrong("unit", "142")).contains(FindingCode.CODE);
    assertThat(tables.wrong("country", "999")).contains(FindingCode.CODE);
    assertThat(tables.wrong("customs", "8301")).isEmpty();
    assertThat(CodeTables.read(Optional.empty()).wrong("unit", "14")).contains(FindingCode.CODE);
  }

  @Test
  void whatWeBuildIsValidByBothEditions() throws Exception {
    assumeTrue(
        TestSales.officialFilesAreThere(), "SKIPPED: no official schemas at " + TestSales.OFFICIAL);
    for (CebEdition edition : CebEdition.values()) {
      OfficialSchemas schemas = OfficialSchemas.read(TestSales.OFFICIAL, edition);
      MessageWriter writer = new MessageWriter(FieldTable.of(edition));
      for (CebMessage message : everyKind()) {
        byte[] signed = XmlSignerTest.signer(XmlSignerTest.KEYS).sign(writer.write(message));
        assertThat(check(edition).check(message)).as(message.kind().name()).isEmpty();
        for (CebEdition each : CebEdition.values()) {
          assertThat(schemas.check(message.kind(), signed, each)).isEmpty();
        }
      }
    }
  }

  private static List<CebMessage> everyKind() {
    Declaration sale = TestSales.sale("z", "S-1");
    List<CebMessage> all = TestSales.messages(sale);
    ListRequests requests =
        new ListRequests(
            TestSales.WHO,
            all.get(3).document(),
            "83012026I000000001",
            Optional.of("B20260301000000001"));
    String guid = MessageIds.guid("z", "S-1", "x");
    all.add(
        ParcelMessages.delivered(
            TestSales.WHO, all.get(2).document().head(), guid, TestSales.AT, TestSales.AT));
    all.add(requests.cancel(guid, "COP", "买错了", TestSales.AT));
    all.add(
        requests.giveBack(
            guid,
            "COP",
            List.of(new ReturnedLine(2, java.math.BigDecimal.ONE)),
            "七天无理由",
            TestSales.AT));
    all.add(
        new StockIn(TestSales.FIRM, "5", "MU1", "MU1-1", "B1", TestSales.LOGISTICS, List.of("W1"))
            .message(TestSales.WHO, guid, "COP", TestSales.AT));
    return all;
  }

  @Test
  void theSchemaFindsWhatItForbidsAndDoesNotRepeatIt() throws Exception {
    assumeTrue(
        TestSales.officialFilesAreThere(), "SKIPPED: no official schemas at " + TestSales.OFFICIAL);
    OfficialSchemas schemas = OfficialSchemas.read(TestSales.OFFICIAL, CebEdition.OF_2022);
    CebMessage order = TestSales.messages(TestSales.sale("z", "S-1")).get(0);
    order.document().head().put("buyerTelephone", "13800000000".repeat(4));
    byte[] bytes = new MessageWriter(FieldTable.of(CebEdition.OF_2022)).write(order);

    List<Finding> findings = schemas.check(MessageKind.CEB311, bytes, CebEdition.OF_2022);
    assertThat(findings).isNotEmpty();
    assertThat(findings).extracting(Finding::code).containsOnly(FindingCode.SCHEMA);
    assertThat(findings.toString()).contains("buyerTelephone").doesNotContain("13800000000");
  }

  @Test
  void aSchemaThatNamesAFileElsewhereIsNotRead() throws Exception {
    Path inside = Files.createDirectories(folder.resolve("in-202205"));
    Files.writeString(folder.resolve("secret.xsd"), "<x/>");
    Files.writeString(
        inside.resolve("a.xsd"),
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
            + "<xs:import namespace='n' schemaLocation='../secret.xsd'/>"
            + "<xs:element name=\"CEB621Message\"></xs:element></xs:schema>",
        StandardCharsets.UTF_8);

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> OfficialSchemas.read(inside, CebEdition.OF_2022))
        .hasMessageContaining("lies outside of")
        .hasMessageContaining("in-202205");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                OfficialSchemas.read(
                    Files.createDirectories(folder.resolve("empty")), CebEdition.OF_2018))
        .hasMessageContaining("2018-113")
        .hasMessageContaining("bondgate.customs.xsd-folder");
  }
}
