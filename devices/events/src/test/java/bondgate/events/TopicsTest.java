package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The topics, spelled out. */
class TopicsTest {

  @Test
  void eachTopicIsSpelledSo() {
    assertThat(Topics.batches("guiyang-o2o", "edge-1"))
        .isEqualTo("bondgate/1/guiyang-o2o/edge-1/batch");
    assertThat(Topics.answers("guiyang-o2o", "edge-1"))
        .isEqualTo("bondgate/1/guiyang-o2o/edge-1/answer");
    assertThat(Topics.presence("guiyang-o2o", "edge-1"))
        .isEqualTo("bondgate/1/guiyang-o2o/edge-1/presence");
    assertThat(Topics.permits("guiyang-o2o")).isEqualTo("bondgate/1/guiyang-o2o/permits");
    assertThat(Topics.forgotten("guiyang-o2o")).isEqualTo("bondgate/1/guiyang-o2o/forgotten");
    assertThat(Topics.allBatches()).isEqualTo("bondgate/1/+/+/batch");
    assertThat(Topics.allPresence()).isEqualTo("bondgate/1/+/+/presence");
  }

  @Test
  void theSourceOfATopicIsItsZoneAndDevice() throws Exception {
    Topics.Source source = new Topics.Source("guiyang-o2o", "edge-1");
    assertThat(Topics.source(Topics.batches("guiyang-o2o", "edge-1"))).isEqualTo(source);
    assertThat(Topics.source(Topics.presence("guiyang-o2o", "edge-1"))).isEqualTo(source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "bondgate/1/zone/batch",
        "bondgate/2/zone/device/batch",
        "bondgate/1/zone/device/answer",
        "bondgate/1/zone/device/batch/more",
        "bondgate/1//device/batch",
        "bondgate/1/zone/DEVICE/batch",
        "bondgate/1/+/device/batch",
        "other/1/zone/device/batch"
      })
  void anyOtherTopicIsMalformed(String topic) {
    assertThatThrownBy(() -> Topics.source(topic)).isInstanceOf(MalformedMessageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "+", "#", "A", "-a", "a b", "贵阳"})
  void aNameThatIsNoTopicLevelIsRefused(String name) {
    assertThatThrownBy(() -> Topics.batches(name, "edge-1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Topics.batches("guiyang-o2o", name))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
