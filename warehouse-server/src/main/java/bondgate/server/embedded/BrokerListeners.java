package bondgate.server.embedded;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Where the embedded broker listens.
 *
 * @param plainHost address of the listener without TLS, which must be this machine's own; empty for
 *     none
 * @param plainPort its TCP port, 0 for a free one
 * @param tlsHost address of the listener with TLS; {@code 0.0.0.0} for all of this machine's
 * @param tlsPort its TCP port, 0 for a free one
 * @param names by which agents reach it, host names or addresses, the first in the agents' files
 */
public record BrokerListeners(
    Optional<String> plainHost, int plainPort, String tlsHost, int tlsPort, List<String> names) {
  /** Takes a copy. */
  public BrokerListeners {
    names = List.copyOf(names);
  }

  /** For agents on this machine only. */
  public static BrokerListeners onThisMachine(int port) {
    return new BrokerListeners(Optional.of("127.0.0.1"), port, "127.0.0.1", 0, List.of());
  }

  /**
   * Nothing, if agents' secrets do not go over a network in the clear, and there are names to find
   * the broker by.
   *
   * @throws EmbeddedServiceException otherwise; says which setting to change
   */
  void require() throws EmbeddedServiceException {
    if (plainHost.isPresent() && !isThisMachine(plainHost.get())) {
      throw new EmbeddedServiceException(
          ("without TLS the MQTT broker listens to this machine only, because agents' secrets would"
                  + " go over the network for everybody to read; bondgate.broker.plain-host is '%s':"
                  + " set it to 127.0.0.1, or to none, and bondgate.broker.tls.host to '%s'")
              .formatted(plainHost.get(), plainHost.get()));
    }
    if (!isThisMachine(tlsHost) && names.isEmpty()) {
      throw new EmbeddedServiceException(
          ("bondgate.broker.tls.host is '%s', and no agent could know by which name: set"
                  + " bondgate.broker.tls.names to the name or address that agents reach it by")
              .formatted(tlsHost));
    }
  }

  /** Whether agents on other machines may come. */
  boolean forOtherMachines() throws EmbeddedServiceException {
    return !isThisMachine(tlsHost);
  }

  private static boolean isThisMachine(String host) throws EmbeddedServiceException {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new EmbeddedServiceException(
          "the MQTT broker cannot listen on '%s', which nobody knows; give an address of this machine"
              .formatted(host),
          e);
    }
  }
}
