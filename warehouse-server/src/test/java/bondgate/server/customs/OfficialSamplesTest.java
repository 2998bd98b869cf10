package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every official sample of the import side is read, and written again to an equal document. */
class OfficialSamplesTest {
  private static final Path SAMPLES = TestSales.OFFICIAL.resolve("ceb-202205/import");

  @TestFactory
  Stream<DynamicTest> everySampleIsReadAndWrittenAgain() throws IOException {
    assumeTrue(
        Files.isDirectory(SAMPLES),
        "SKIPPED: no official samples at " + SAMPLES + "; give them by -Dbondgate.shared");
    List<Path> samples;
    try (Stream<Path> files = Files.list(SAMPLES)) {
      samples = files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    }
    assertThat(samples).hasSizeGreaterThanOrEqualTo(16);
    return samples.stream()
        .flatMap(
            file ->
                Stream.of(CebEdition.values())
                    .map(
                        edition ->
                            DynamicTest.dynamicTest(
                                "%s as of %s".formatted(file.getFileName(), edition.label()),
                                () -> check(file, edition))));
  }

  private static void check(Path file, CebEdition edition) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    FieldTable table = FieldTable.of(edition);
    ReadResult result = new MessageReader(table, 1 << 22).read(bytes);

    assertThat(result).isInstanceOf(ReadResult.Read.class);
    ReadResult.Read read = (ReadResult.Read) result;
    assertThat(read.odd()).isEmpty();
    byte[] written = new MessageWriter(table).write(read.message());
    assertThat(CanonicalXml.of(written)).isEqualTo(CanonicalXml.of(bytes));
    OfficialSchemas schemas = OfficialSchemas.read(TestSales.OFFICIAL, edition);
    assertThat(schemas.editions()).containsExactly(CebEdition.values());
    for (CebEdition each : CebEdition.values()) {
      assertThat(schemas.check(read.message().kind(), written, each)).isEmpty();
    }
  }

  @Test
  void aMissingElementOrAnotherOrderIsNoEqualDocument() throws Exception {
    String a = "<a xmlns='http://www.chinaport.gov.cn/ceb'><b>1</b> <c/></a>";
    byte[] one = a.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] prefixed =
        "<x:a xmlns:x='http://www.chinaport.gov.cn/ceb'><x:b>1</x:b><x:c></x:c></x:a>"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] other =
        "<a xmlns='http://www.chinaport.gov.cn/ceb'><c/><b>1</b></a>"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThat(CanonicalXml.of(prefixed)).isEqualTo(CanonicalXml.of(one));
    assertThat(CanonicalXml.of(other)).isNotEqualTo(CanonicalXml.of(one));
  }
}
