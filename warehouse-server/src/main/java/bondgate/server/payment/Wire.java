package bondgate.server.payment;

/** The bytes of one request and its response. Personal: only {@link ExchangeSafe} keeps them. */
final class Wire {
  private final byte[] request;
  private final byte[] response;

  Wire(byte[] request, byte[] response) {
    this.request = request.clone();
    this.response = response.clone();
  }

  byte[] request() {
    return request.clone();
  }

  byte[] response() {
    return response.clone();
  }
}
