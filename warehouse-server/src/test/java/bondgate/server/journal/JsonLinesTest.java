package bondgate.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
  @TempDir Path folder;

  private record Word(String said, int no) {}

  private JsonLines<Word> opened() {
    return new JsonLines<>(folder.resolve("a/b/words.jsonl"), Word.class);
  }

  @Test
  void whatWasAddedIsThereAfterAStartInItsOrder() {
    assertThat(opened().all()).isEmpty();
    opened().add(new Word("保税仓库\n", 1));
    opened().add(new Word("gate", 2));
    assertThat(opened().all()).containsExactly(new Word("保税仓库\n", 1), new Word("gate", 2));
  }

  @Test
  void aLineThatACrashLeftHalfSpoilsNoOther() throws IOException {
    opened().add(new Word("before", 1));
    Files.writeString(
        folder.resolve("a/b/words.jsonl"), "\n{\"said\":\"hal", StandardOpenOption.APPEND);
    opened().add(new Word("after", 2));
    assertThat(opened().all()).containsExactly(new Word("before", 1), new Word("after", 2));
  }
}
