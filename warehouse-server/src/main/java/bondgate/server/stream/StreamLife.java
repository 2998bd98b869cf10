package bondgate.server.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Starts the stream when everybody it tells is ready, and stops it before anybody else. */
@ApplicationScoped
class StreamLife {
  private static final int LAST = 10_000;
  private static final int FIRST = 1;

  private final MqttInlet inlet;
  private final ZoneWriter writer;
  private final PermitPublisher permits;

  @Inject
  StreamLife(MqttInlet inlet, ZoneWriter writer, PermitPublisher permits) {
    this.inlet = inlet;
    this.writer = writer;
    this.permits = permits;
  }

  void onStart(@Observes @Priority(LAST) StartupEvent start) {
    permits.start();
    inlet.start();
  }

  void onStop(@Observes @Priority(FIRST) ShutdownEvent stop) throws InterruptedException {
    inlet.stop();
    writer.stop();
    permits.stop();
  }
}
