package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By which outcome an answer to an act is counted. */
class ActOutcomesTest {
  @Test
  void whatNobodyAnsweredIsNoRefusal() {
    assertThat(ZoneWriter.outcome(ZoneWriter.busy("act-1", "nobody knows yet")))
        .isEqualTo("unanswered");
    assertThat(ZoneWriter.outcome(new ActAnswer.Refused("singleLimit", "1", "2", "3")))
        .isEqualTo("refused");
    assertThat(ZoneWriter.outcome(new ActAnswer.Done(1, 1))).isEqualTo("done");
    assertThat(ZoneWriter.outcome(new ActAnswer.Repeated(1, 1))).isEqualTo("repeated");
  }
}
