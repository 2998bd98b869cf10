package bondgate.server.customs;

import java.util.Optional;

/** Port: where the raw data of a payment are found. Who knows the payments implements it. */
public interface RawPayments {

  /** The payment that paid that order; empty if there is none. */
  Optional<RawPayment> ofOrder(String zone, String orderNo);
}
