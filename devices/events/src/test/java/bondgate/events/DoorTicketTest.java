package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A ticket is what the server signed, to the last character. */
class DoorTicketTest {
  private static final Instant UNTIL = Instant.parse("2026-03-02T09:20:00Z");
  private static final DoorTicket TICKET = new DoorTicket("guiyang-o2o", UNTIL, Samples.PERSON);
  private static final VerifyKey SERVER = Samples.SERVER_KEY.verifyKey();

  @Test
  void itIsReadAsItWasWrittenAndFitsAnOrdinaryCode() {
    String text = TICKET.text(Samples.SERVER_KEY);
    assertThat(DoorTicket.read(text, SERVER)).contains(TICKET);
    assertThat(DoorTicket.seemsOne(text)).isTrue();
    assertThat(text).startsWith("BGD1.guiyang-o2o.1772443200.").hasSizeLessThan(180);
  }

  @Test
  void nothingIsReadOnceAnyCharacterIsAnotherOrMissing() {
    String text = TICKET.text(Samples.SERVER_KEY);
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      // The last characters of Base64 hold bits that mean nothing: then it is the same ticket.
      assertThat(DoorTicket.read(changed, SERVER).filter(read -> !read.equals(TICKET))).isEmpty();
      assertThat(DoorTicket.read(text.substring(0, i), SERVER)).isEmpty();
    }
  }

  @Test
  void aLaterEndOrAnotherZoneIsNotSigned() {
    String text = TICKET.text(Samples.SERVER_KEY);
    assertThat(DoorTicket.read(text.replace("1772443200", "1872443200"), SERVER)).isEmpty();
    assertThat(DoorTicket.read(text.replace("guiyang-o2o", "guian"), SERVER)).isEmpty();
  }

  @Test
  void anotherKeysTicketIsNone() {
    assertThat(DoorTicket.read(TICKET.text(Samples.OTHER_KEY), SERVER)).isEmpty();
  }

  @Test
  void aTicketEndsAtAWholeSecondAndIsSomebodys() {
    assertThatThrownBy(() -> new DoorTicket("guian", UNTIL.plusMillis(1), Samples.PERSON))
        .hasMessageContaining("whole second");
    assertThatThrownBy(() -> new DoorTicket("guian", UNTIL, "")).hasMessageContaining("somebody");
  }
}
