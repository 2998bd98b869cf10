package bondgate.server.customs;

/** Port: how raw payment data get to customs (179号, realTimeDataUpload). */
public interface DataUpload {

  /** Sends that exact text as the form parameter payExInfoStr. */
  SendResult upload(String payExInfoStr);
}
