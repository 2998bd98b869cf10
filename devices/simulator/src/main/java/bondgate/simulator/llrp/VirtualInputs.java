package bondgate.simulator.llrp;

import bondgate.rfid.llrp.LlrpBuilder;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.LlrpParameter;

/** The four inputs of a virtual reader: low and not watched until somebody says otherwise. */
final class VirtualInputs {
  private static final int PORTS = 4;

  private final boolean[] high = new boolean[PORTS];
  private final boolean[] watched = new boolean[PORTS];
  private boolean refuses;

  /** Does not say any more how they stand, or says it again. */
  synchronized void setRefuses(boolean silent) {
    refuses = silent;
  }

  /** Puts a level on one; answers whether its client is to be told. */
  synchronized boolean set(int port, boolean level) {
    boolean changed = high[port - 1] != level;
    high[port - 1] = level;
    return changed && watched[port - 1];
  }

  /** Watches what a configuration says; answers whether it names only ports that there are. */
  synchronized boolean configure(LlrpMessage request) {
    boolean good = true;
    for (LlrpParameter.Known state : request.all("GPIPortCurrentState").toList()) {
      int port = (int) state.fields().number("GPIPortNum");
      boolean known = port >= 1 && port <= PORTS;
      if (known) {
        watched[port - 1] = state.fields().number("Config") == 1;
      }
      good &= known;
    }
    return good;
  }

  /** Says how all of them stand. */
  synchronized LlrpMessage answer(LlrpMessage request) {
    LlrpBuilder response =
        LlrpBuilder.of("GET_READER_CONFIG_RESPONSE")
            .add(LlrpAnswers.status(refuses ? LlrpAnswers.FIELD_ERROR : 0, ""));
    for (int port = 1; port <= PORTS && !refuses; port++) {
      response.add(
          LlrpBuilder.of("GPIPortCurrentState")
              .set("GPIPortNum", port)
              .set("Config", watched[port - 1] ? 1 : 0)
              .set("State", high[port - 1] ? 1 : 0));
    }
    return response.message(request.version(), request.id());
  }
}
