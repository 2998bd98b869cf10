package bondgate.server.people.staff;

import bondgate.story.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** The way from a browser to the server, which can be cut: what is under way then is lost. */
final class CutLine implements AutoCloseable {
  private final FaultProxy proxy;

  private CutLine(FaultProxy proxy) {
    this.proxy = proxy;
  }

  /** A line to the server of that address. */
  static CutLine to(String address) {
    try {
      return new CutLine(FaultProxy.to(URI.create(address).getPort(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the browser opens; loopback, or the page would have no service worker. */
  String address() {
    return "http://127.0.0.1:" + proxy.port();
  }

  void cut() {
    proxy.set(FaultProxy.Fault.CUT);
  }

  void mend() {
    proxy.set(FaultProxy.Fault.NONE);
  }

  @Override
  public void close() {
    try {
      proxy.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
