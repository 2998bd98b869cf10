package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.OutboxEntry.State;
import bondgate.server.customs.ReceiptRules.Effect;
import bondgate.server.customs.ReceiptRules.Meaning;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each code means, and what it does to each state: the table of receipts. */
class ReceiptRulesTest {
  private static final Instant T = Instant.parse("2026-03-01T02:00:00Z");

  @ParameterizedTest(name = "{1} for {0} at try {2} means {3}")
  @CsvSource({
    "CEB621,1,1,UNDERWAY",
    "CEB621,2,1,UNDERWAY",
    "CEB621,3,1,UNDERWAY",
    "CEB621,4,1,AGAIN",
    "CEB621,4,6,REFUSED",
    "CEB621,100,1,REFUSED",
    "CEB621,120,1,UNDERWAY",
    "CEB621,300,1,HELD",
    "CEB621,399,1,UNDERWAY",
    "CEB621,500,1,HELD",
    "CEB621,501,1,HELD",
    "CEB621,502,1,HELD",
    "CEB621,503,1,HELD",
    "CEB621,599,1,HELD",
    "CEB621,700,1,REFUSED",
    "CEB621,800,1,GRANTED",
    "CEB621,899,1,GRANTED",
    "CEB621,-621005,1,REFUSED",
    "CEB621,-621018,1,REFUSED",
    "CEB621,-621013,1,AGAIN",
    "CEB621,-621014,5,AGAIN",
    "CEB621,-621014,6,REFUSED",
    "CEB621,-621004,1,REFUSED",
    "CEB621,-621004,2,UNDERWAY",
    "CEB621,-1,1,REFUSED",
    "CEB311,2,1,UNDERWAY",
    "CEB311,120,1,GRANTED",
    "CEB311,399,1,GRANTED",
    "CEB311,100,1,REFUSED",
    "CEB311,-301010,1,REFUSED",
    "CEB311,-301010,2,GRANTED",
    "CEB411,120,1,GRANTED",
    "CEB411,-401007,3,GRANTED",
    "CEB511,120,1,GRANTED",
    "CEB511,-504015,2,GRANTED",
    "CEB513,399,1,GRANTED",
    "CEB623,120,1,UNDERWAY",
    "CEB623,399,1,GRANTED",
    "CEB623,-623005,1,REFUSED",
    "CEB623,-623009,2,UNDERWAY",
    "CEB625,399,1,GRANTED",
    "CEB625,100,1,REFUSED",
    "CEB625,-625209,1,REFUSED",
    "CEB711,399,1,GRANTED",
    "CEB621,unheard-of,1,UNDERWAY"
  })
  void eachCodeMeansOneThing(MessageKind kind, String status, int tries, Meaning meaning) {
    assertThat(ReceiptRules.meaning(kind, status, tries)).isEqualTo(meaning);
  }

  @ParameterizedTest(name = "{0} with {1} at {2}, then {3} at {4}: {5}")
  @CsvSource({
    // Nothing known yet.
    "SENT,'',0,2,1,ADVANCED",
    "SENT,'',0,800,1,ADVANCED",
    "HELD,'',0,120,1,ADVANCED",
    // In order, out of order, at the same time.
    "ANSWERED,2,1,120,2,ADVANCED",
    "ANSWERED,120,2,2,1,EARLIER",
    "ANSWERED,2,1,120,1,ADVANCED",
    "ANSWERED,120,1,2,1,EARLIER",
    "ANSWERED,120,1,120,1,EARLIER",
    "ANSWERED,500,2,120,1,EARLIER",
    "ANSWERED,120,1,500,2,ADVANCED",
    "ANSWERED,500,2,399,3,ADVANCED",
    // A decision counts whatever its date, once.
    "ANSWERED,500,5,800,4,ADVANCED",
    "ANSWERED,120,5,100,4,ADVANCED",
    "ENDED,800,2,899,3,ADVANCED",
    "ENDED,899,3,800,2,EARLIER",
    "ENDED,800,2,800,2,EARLIER",
    "ENDED,800,2,120,1,EARLIER",
    "ENDED,800,2,500,3,EARLIER",
    "ENDED,800,2,2,9,EARLIER",
    // What is decided is not opened again.
    "ENDED,800,2,100,3,CONTRADICTION",
    "ENDED,100,2,800,3,CONTRADICTION",
    "ENDED,-621018,2,800,3,CONTRADICTION",
    "ENDED,800,2,700,3,CONTRADICTION",
    "WITHDRAWN,'',0,800,1,CONTRADICTION",
    "WITHDRAWN,'',0,2,1,EARLIER"
  })
  void aReceiptDoesThisToAListThatStandsSo(
      State state, String status, int at, String next, int nextAt, Effect effect) {
    OutboxEntry entry =
        new OutboxEntry(
            1,
            Optional.of("S"),
            MessageKind.CEB621,
            "",
            "g",
            "k",
            state,
            1,
            status,
            status.isEmpty() ? Optional.empty() : Optional.of(T.plusSeconds(at)),
            "",
            "");

    assertThat(ReceiptRules.effect(entry, next, T.plusSeconds(nextAt))).isEqualTo(effect);
  }

  @Test
  void receiptsWithoutMillisecondsHaveATimeToo() {
    assertThat(CustomsTime.receipt("20260301100000")).contains(T);
    assertThat(CustomsTime.receipt("20260301100000007")).contains(T.plusMillis(7));
    assertThat(CustomsTime.receipt("soon")).isEmpty();
  }
}
