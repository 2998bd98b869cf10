package bondgate.server.checkout;

import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.SaleAct;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Submits the acts of the checkout; each may be submitted again until it is answered. */
@ApplicationScoped
class FlowActs {
  private static final Logger LOG = Logger.getLogger(FlowActs.class);

  private final ZoneWriter writer;

  /** What became of an act. */
  enum Outcome {
    /** It took effect, now or before. */
    DONE,
    /** It cannot take effect, and another try would not help. */
    REFUSED,
    /** A control order stops it. */
    HELD,
    /** Nobody knows; to be tried again. */
    UNKNOWN
  }

  @Inject
  FlowActs(ZoneWriter writer) {
    this.writer = writer;
  }

  Outcome submit(String zone, SaleAct act) {
    try {
      ActAnswer answer = writer.submit(zone, act);
      if (!(answer instanceof ActAnswer.Refused refused)) {
        return Outcome.DONE;
      }
      LOG.warnf(
          "act %s was refused: %s; received %s, expected %s",
          act.id(), refused.code(), refused.received(), refused.expected());
      if (!refused.controls().isEmpty()) {
        return Outcome.HELD;
      }
      return refused.code().equals(CheckoutFlow.UNAVAILABLE) ? Outcome.UNKNOWN : Outcome.REFUSED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.UNKNOWN;
    } catch (IllegalStateException e) {
      LOG.errorf(e, "act %s failed", act.id());
      return Outcome.UNKNOWN;
    }
  }
}
