package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** Received XML that wants more than to be read. */
class HostileXmlTest {
  private static final int MOST = 4 * 1024 * 1024;
  private static final String NS = " xmlns=\"http://www.chinaport.gov.cn/ceb\"";

  private final MessageReader reader = new MessageReader(FieldTable.of(CebEdition.OF_2022), MOST);

  @TempDir Path folder;

  @Test
  void aBombOfEntitiesIsRefusedBeforeItGrows() {
    StringBuilder bomb =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    bomb.append("]><CEB622Message").append(NS).append(">&a39;</CEB622Message>");

    refused(bomb.toString(), ReadResult.Why.DECLARES_TYPES);
    noTree(bomb.toString());
  }

  @Test
  void aFileOfOursIsNeitherReadNorNamedToOthers() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "the key of the house");
    String text =
        "<!DOCTYPE x [<!ENTITY f SYSTEM \"%s\">]><CEB622Message%s guid=\"&f;\">&f;</CEB622Message>"
            .formatted(secret.toUri(), NS);

    ReadResult.Refused refused = refused(text, ReadResult.Why.DECLARES_TYPES);
    assertThat(refused.text()).doesNotContain("key of the house");
    noTree(text);
  }

  @Test
  void aDocumentTypeThatLiesElsewhereIsNotFetched() {
    String text =
        "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><CEB622Message%s/>".formatted(NS);

    refused(text, ReadResult.Why.DECLARES_TYPES);
    noTree(text);
  }

  @Test
  void aHundredMegabytesAreNotLookedInto() {
    byte[] large = new byte[100 * 1024 * 1024];
    long start = System.nanoTime();

    assertThat(reader.read(large))
        .isEqualTo(
            new ReadResult.Refused(
                ReadResult.Why.TOO_LARGE, "104857600 bytes, expected at most 4194304"));
    assertThat(System.nanoTime() - start).as("ns").isLessThan(1_000_000_000L);
  }

  @Test
  void elementsInElementsWithoutEndAreRefused() {
    String deep = "<a>".repeat(100_000);

    refused("<CEB622Message%s>%s".formatted(NS, deep), ReadResult.Why.TOO_DEEP);
  }

  @Test
  void aFloodOfElementsOrDocumentsIsRefused() {
    refused(
        "<CEB622Message%s>%s</CEB622Message>".formatted(NS, "<a/>".repeat(200_001)),
        ReadResult.Why.TOO_MANY);
    refused(
        "<CEB622Message%s>%s</CEB622Message>".formatted(NS, "<InventoryReturn/>".repeat(101)),
        ReadResult.Why.TOO_MANY);
  }

  @Test
  void anotherRootOrNamespaceIsNoMessage() {
    refused("<CEB622Message/>", ReadResult.Why.UNKNOWN_KIND);
    refused("<html%s/>".formatted(NS), ReadResult.Why.UNKNOWN_KIND);
    refused("<" + "x".repeat(1000) + NS + "/>", ReadResult.Why.UNKNOWN_KIND);
  }

  @Test
  void whatIsNoXmlIsSaidWithoutRepeatingIt() {
    for (String text :
        new String[] {
          "",
          "secret 110105",
          "<CEB622Message" + NS,
          "<CEB622Message" + NS + "></b>",
          "\u0000\u0001"
        }) {
      ReadResult.Refused refused = refused(text, ReadResult.Why.NOT_XML);
      assertThat(refused.text()).doesNotContain("110105").startsWith("not well-formed");
    }
  }

  @Test
  void otherEncodingsHideNothing() {
    String text =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>";

    assertThat(reader.read(text.getBytes(StandardCharsets.UTF_16)))
        .isInstanceOfSatisfying(
            ReadResult.Refused.class,
            refused -> assertThat(refused.why()).isEqualTo(ReadResult.Why.DECLARES_TYPES));
    Charset other = Charset.forName("GB18030");
    String receipt =
        "<?xml version=\"1.0\" encoding=\"GB18030\"?><CEB622Message%s guid=\"1\" version=\"1.0\"><InventoryReturn><returnInfo>放行</returnInfo></InventoryReturn></CEB622Message>"
            .formatted(NS);
    ReadResult.Read read = (ReadResult.Read) reader.read(receipt.getBytes(other));
    assertThat(read.message().document().head().get("returnInfo")).isEqualTo("放行");
  }

  private ReadResult.Refused refused(String text, ReadResult.Why why) {
    ReadResult result = reader.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(result).isInstanceOf(ReadResult.Refused.class);
    assertThat(((ReadResult.Refused) result).why()).isEqualTo(why);
    return (ReadResult.Refused) result;
  }

  /** The parser for signatures refuses it too. */
  private static void noTree(String text) {
    assertThatThrownBy(() -> GuardedXml.tree(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SAXException.class);
  }
}
