package bondgate.edge.till;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.settings.TillSettings;
import bondgate.till.idcard.CardTalk;
import bondgate.till.idcard.SamReply;
import bondgate.till.line.DeviceRunner;
import java.time.Instant;
import java.time.InstantSource;

/** The identity-card reader of one till. Nothing of a card is logged, recorded or kept. */
final class CardDesk implements AutoCloseable {
  private final AskedOnce<CardAnswer> shown = new AskedOnce<>();
  private final CardTalk talk;
  private final DeviceRunner runner;
  private final InstantSource clock;

  CardDesk(TillSettings.Device device, DeviceLines lines) {
    this.clock = lines.clock();
    this.talk = new CardTalk(this::heard);
    this.runner = lines.runner("card reader", device, talk, false);
  }

  private void heard(SamReply reply) {
    if (reply instanceof SamReply.CardRead read) {
      shown.came(CardAnswer.of(read.card()), clock.instant());
    } else if (reply instanceof SamReply.Refused refused) {
      shown.came(CardAnswer.again(refused.status()), clock.instant());
    }
  }

  CardAnswer ask(String who) {
    Instant now = clock.instant();
    CardAnswer answer =
        shown.ask(who, now).orElseGet(() -> CardAnswer.without(CardAnswer.State.WAITING));
    tick(now);
    return DeviceLines.works(runner) ? answer : CardAnswer.without(CardAnswer.State.NO_READER);
  }

  /** Nobody's card is read because it lies near a till: only while a page asks. */
  void tick(Instant now) {
    shown.tick(now);
    talk.want(shown.isAsked(now));
  }

  void forget() {
    shown.forget();
    talk.want(false);
  }

  DeviceRunner runner() {
    return runner;
  }

  @Override
  public void close() {
    runner.close();
  }
}
