package bondgate.edge.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No flood of messages or pictures fills the memory; what is dropped is counted. */
class TerminalQueueTest {
  private final TerminalQueue queue = new TerminalQueue();

  @Test
  void soManyFitAndNotOneMore() throws Exception {
    for (int i = 0; i < TerminalQueue.MOST + 1; i++) {
      queue.offer(heard(1));
    }
    assertThat(queue.dropped()).isEqualTo(1);
    for (int i = 0; i < TerminalQueue.MOST; i++) {
      assertThat(queue.poll(0)).isNotNull();
    }
    assertThat(queue.poll(0)).isNull();
  }

  @Test
  void soManyBytesFitAndWhatWasTakenMakesRoomAgain() throws Exception {
    int half = (int) (TerminalQueue.MOST_BYTES / 2);
    queue.offer(heard(half));
    queue.offer(heard(half));
    TerminalLink.Heard over = new TerminalLink.Heard("", new byte[] {7});
    queue.offer(over);
    assertThat(queue.dropped()).isEqualTo(1);
    assertThat(over.payload()).as("a picture that is dropped is wiped").containsOnly(0);
    queue.poll(0);
    queue.offer(heard(half));
    assertThat(queue.dropped()).isEqualTo(1);
  }

  private static TerminalLink.Heard heard(int bytes) {
    return new TerminalLink.Heard("mqtt/face/1026700/Rec", new byte[bytes]);
  }
}
