package bondgate.server.silence;

import bondgate.server.export.SeqRange;
import java.util.List;

/** What became of a question. */
public sealed interface SilenceResult {
  /**
   * It is answered.
   *
   * @param answer what the records say
   * @param records the records that it rests on: the interval, with those that bound it
   * @param ranges their places in the device's sequence
   */
  record Answered(Answer answer, List<Heard> records, List<SeqRange> ranges)
      implements SilenceResult {
    /** Takes copies. */
    public Answered {
      records = List.copyOf(records);
      ranges = List.copyOf(ranges);
    }
  }

  /**
   * It is not: the question must be another one.
   *
   * @param code names the refusal
   * @param received what was asked
   * @param expected what can be answered
   * @param todo what to do
   */
  record Refused(String code, String received, String expected, String todo)
      implements SilenceResult {}
}
