package bondgate.server.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The way out to the agents: the connection to the broker that stands now, if any. What cannot be
 * sent is not kept here: agents ask again for answers, and permits are published at every
 * connection.
 */
@ApplicationScoped
public class BrokerLink {
  private final AtomicReference<BrokerConnection> connection = new AtomicReference<>();

  BrokerLink() {}

  /** Whether a connection stands. */
  boolean stands() {
    return connection.get() != null;
  }

  void use(Optional<BrokerConnection> next) {
    connection.set(next.orElse(null));
  }

  /** Hands a message to the broker, without waiting for it; false if that was not possible. */
  public boolean publish(String topic, byte[] message, boolean retained) {
    BrokerConnection now = connection.get();
    return now != null && now.publish(topic, message, retained);
  }
}
