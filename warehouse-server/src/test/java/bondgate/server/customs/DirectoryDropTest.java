package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files out, files in. */
class DirectoryDropTest {
  @TempDir Path folder;
  private Path out;
  private Path in;
  private DirectoryDrop drop;

  @BeforeEach
  void folders() throws IOException {
    out = folder.resolve("out");
    in = folder.resolve("in");
    drop = new DirectoryDrop(out, in, 1000);
  }

  private static OutgoingMessage message(String content) {
    return new OutgoingMessage(MessageKind.CEB621, "G-1", content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aMessageIsOneWholeFileHoweverOftenItIsSent() throws IOException {
    assertThat(drop.send(message("<a/>"), TestSales.AT)).isEqualTo(new SendResult.HandedOver());
    assertThat(drop.send(message("<a/>"), TestSales.AT)).isEqualTo(new SendResult.HandedOver());

    assertThat(names(out)).containsExactly("CEB621Message_G-1.xml");
    assertThat(out.resolve("CEB621Message_G-1.xml")).hasContent("<a/>");
  }

  @Test
  void whatACrashLeftHalfWrittenIsNoMessageAndIsWrittenAnew() throws IOException {
    Files.writeString(out.resolve("CEB621Message_G-1.xml.part"), "<a");
    assertThat(drop.send(message("<a/>"), TestSales.AT)).isEqualTo(new SendResult.HandedOver());

    assertThat(names(out)).containsExactly("CEB621Message_G-1.xml");
  }

  @Test
  void aFolderThatIsGoneIsSaidAndNothingIsThrown() throws IOException {
    Files.delete(out);

    assertThat(drop.send(message("<a/>"), TestSales.AT)).isInstanceOf(SendResult.Failed.class);
  }

  @Test
  void receiptsStayUntilTheyAreKept() throws IOException {
    Files.writeString(in.resolve("b.xml"), "<b/>");
    Files.writeString(in.resolve("a.xml"), "<a/>");
    Files.writeString(in.resolve("c.xml.part"), "<c");

    List<IncomingMessage> first = drop.collect(10, TestSales.AT);
    assertThat(first).extracting(IncomingMessage::reference).containsExactly("a.xml", "b.xml");
    assertThat(drop.collect(1, TestSales.AT)).hasSize(1);
    drop.taken(first.get(0));
    drop.taken(first.get(0));
    assertThat(drop.collect(10, TestSales.AT))
        .extracting(IncomingMessage::reference)
        .containsExactly("b.xml");
  }

  @Test
  void brokenAndLargeFilesAreSetAsideWithTheirReason() throws IOException {
    Files.writeString(in.resolve("large.xml"), "x".repeat(1001));

    IncomingMessage large = drop.collect(10, TestSales.AT).get(0);
    assertThat(large.broken()).contains("1001 bytes, expected at most 1000");
    drop.setAside(large, "too large");
    assertThat(names(in)).containsExactly("broken");
    assertThat(names(in.resolve("broken"))).containsExactly("large.xml", "large.xml.reason.txt");
    assertThat(in.resolve("broken/large.xml.reason.txt")).hasContent("too large\n");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
