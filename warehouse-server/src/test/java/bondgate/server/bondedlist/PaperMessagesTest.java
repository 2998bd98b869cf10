package bondgate.server.bondedlist;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.FindingCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** INV101 and SAS121: written and read again in both forms, and against the official files. */
class PaperMessagesTest {
  private static final PaperTable TABLE = PaperTable.read();
  private static final PaperWriter WRITER = new PaperWriter(TABLE);
  private static final PaperReader READER = new PaperReader(TABLE);

  private static List<PaperContent> papers() {
    return List.of(
        PaperContents.of(TestPapers.retail("BL-1")),
        PaperContents.of(TestPapers.inbound("BL-2")),
        PaperContents.of(TestPapers.pass("GP-1")),
        PaperContents.of(TestPapers.partPass("GP-2")));
  }

  @ParameterizedTest
  @EnumSource(MessageForm.class)
  void whatIsWrittenIsReadAgain(MessageForm form) throws Exception {
    for (PaperContent paper : papers()) {
      byte[] message = WRITER.write(paper, form, TestPapers.ENVELOPE);
      PaperContent read = READER.read(message).orElseThrow();

      assertThat(read.kind()).isEqualTo(paper.kind());
      // What one form has no element for is not read from it; all else is, and nothing besides.
      List<PaperContent.Placed> groups = paper.groups(form);
      List<PaperContent.Placed> readGroups = read.groups(form);
      assertThat(readGroups).hasSameSizeAs(groups);
      for (int i = 0; i < groups.size(); i++) {
        Set<String> keys =
            TABLE.group(groups.get(i).group()).stream()
                .map(PaperField::key)
                .collect(Collectors.toSet());
        var expected = new java.util.TreeMap<>(groups.get(i).values());
        expected.keySet().retainAll(keys);
        var stated = new java.util.TreeMap<>(readGroups.get(i).values());
        stated.values().removeIf(value -> value.equals("0"));
        expected.values().removeIf(value -> value.equals("0"));
        assertThat(stated).as(groups.get(i).where()).isEqualTo(expected);
      }
    }
  }

  @Test
  void theOfficialSchemasTakeEveryPaper() throws Exception {
    OfficialListSchemas schemas = OfficialListSchemas.read(TestPapers.official("gg2-xsd-bssp"));
    for (PaperContent paper : papers()) {
      assertThat(schemas.has(paper.kind())).isTrue();
      byte[] message = WRITER.write(paper, MessageForm.CUSTOMS, TestPapers.ENVELOPE);
      assertThat(schemas.check(paper.kind(), message)).isEmpty();
    }
  }

  @Test
  void theOfficialSchemasRefuseAnotherOrderAndAMissingElement() throws Exception {
    OfficialListSchemas schemas = OfficialListSchemas.read(TestPapers.official("gg2-xsd-bssp"));
    for (PaperContent paper : papers()) {
      String message =
          new String(
              WRITER.write(paper, MessageForm.CUSTOMS, TestPapers.ENVELOPE),
              StandardCharsets.UTF_8);
      String element = paper.kind() == PaperKind.INV101 ? "supvModecd" : "vehicleWt";
      String without = message.replaceFirst("<" + element + ">[^<]*</" + element + ">", "");
      assertThat(without).isNotEqualTo(message);

      assertThat(schemas.check(paper.kind(), without.getBytes(StandardCharsets.UTF_8)))
          .isNotEmpty()
          .allSatisfy(finding -> assertThat(finding.code()).isEqualTo(FindingCode.SCHEMA));
    }
  }

  @Test
  void theRealMessagesOfTheWindowHaveNoElementThatTheTableLacks() throws Exception {
    Path samples = TestPapers.official("xaeport-cbec-samples/doc/跨境进口保税报文");
    for (String name :
        List.of("出区核注清单/Ebondinvt.xml", "入区核注清单/Ibondinvt.xml", "出区核放单/Epassport.xml")) {
      byte[] bytes = Files.readAllBytes(samples.resolve(name));
      PaperContent read = READER.read(bytes).orElseThrow();
      XmlNode root = XmlNode.of(bytes);
      PaperKind.Groups names = read.kind().groups(MessageForm.WINDOW);

      for (String group : names.all()) {
        Set<String> known = new TreeSet<>();
        TABLE.group(group).forEach(field -> known.add(field.element()));
        root.all()
            .filter(node -> node.name().equals(group))
            .forEach(
                node ->
                    assertThat(known)
                        .as("%s of %s", group, name)
                        .containsAll(
                            node.children().stream().map(XmlNode::name).distinct().toList()));
      }
      assertThat(read.head())
          .containsEntry(
              read.kind() == PaperKind.INV101 ? "putrecNo" : "rltNo",
              read.kind() == PaperKind.INV101 ? "L9013B19A008" : read.head().get("rltNo"));
    }
  }

  @Test
  void theRealOutboundListOfRetailGoodsPassesOurCheck() throws Exception {
    Path samples = TestPapers.official("xaeport-cbec-samples/doc/跨境进口保税报文");
    PaperContent list =
        READER.read(Files.readAllBytes(samples.resolve("出区核注清单/Ebondinvt.xml"))).orElseThrow();

    assertThat(new PaperCheck(TABLE).check(list)).isEmpty();
    assertThat(list.head()).containsEntry("bondInvtTypecd", "8").containsEntry("trspModecd", "W");
    assertThat(list.links())
        .extracting(link -> link.get("cbecBillNo"))
        .containsExactly("90132019I237057698", "90132019I237057694");
  }

  @Test
  void aPassSumsUpItsWeightsAndNamesItsBinding() {
    PaperContent whole = PaperContents.of(TestPapers.pass("GP-1"));
    assertThat(whole.head()).containsEntry("totalWt", "1828.12").containsEntry("bindTypecd", "2");
    PaperContent part = PaperContents.of(TestPapers.partPass("GP-2"));
    assertThat(part.head()).containsEntry("totalWt", "1826.36").containsEntry("bindTypecd", "3");
  }

  @Test
  void aPaperOfSoundValuesIsMadeInTheFormThatIsSent() {
    PaperMaking making = new PaperMaking(TABLE, OfficialListSchemas.none());
    MadeMessage made =
        making.make(
            PaperContents.of(TestPapers.retail("BL-1")), MessageForm.WINDOW, TestPapers.ENVELOPE);

    assertThat(made)
        .isInstanceOfSatisfying(
            MadeMessage.Ready.class,
            ready ->
                assertThat(ready.text())
                    .contains("<CbecBillNo>83012026I000000002</CbecBillNo>")
                    .contains("50ml &amp; &lt;示例&gt;")
                    .contains("<DelcareFlag>1</DelcareFlag>"));
  }
}
